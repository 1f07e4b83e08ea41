import { Button, Group, Pill } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCalendarDay } from '../../../frame/format';
import { type ConversationSearch, FILTERS, type FilterName } from './search';
import { useCustomerName, useFilterChoices } from './useFilterNames';

interface FilterChipsProps {
	search: ConversationSearch;
	onChange: (with_: Partial<ConversationSearch>) => void;
}

/** Each thing that the list is narrowed by, to be taken away by itself. */
export function FilterChips({ search, onChange }: FilterChipsProps) {
	const { t } = useTranslation('conversation');
	const choices = useFilterChoices();
	const customer = useCustomerName(search);
	const shown = (name: FilterName) => {
		const value = search[name] ?? '';
		switch (name) {
			case 'customerId':
				return customer ?? '…';
			case 'openedFrom':
			case 'openedTo':
				return formatCalendarDay(value);
			case 'numberFrom':
			case 'numberTo':
				return `#${value}`;
			default:
				return choices[name].find((each) => each.value === value)?.label ?? '…';
		}
	};
	return (
		<Group gap={6} role="group" aria-label={t('filter.title')}>
			{FILTERS.filter((name) => search[name]).map((name) => {
				const label = `${t(`filter.${name}`)}: ${shown(name)}`;
				return (
					<Pill
						key={name}
						withRemoveButton
						onRemove={() => onChange({ [name]: undefined })}
						removeButtonProps={{ 'aria-label': t('filter.remove', { label }), 'aria-hidden': false, tabIndex: 0 }}
					>
						{label}
					</Pill>
				);
			})}
			<Button
				variant="subtle"
				size="compact-xs"
				onClick={() => onChange(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
			>
				{t('filter.clear')}
			</Button>
		</Group>
	);
}
