import { Button, Group, Pill } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCalendarDay } from '../../../frame/format';
import { useCustomFields } from '../../field/api';
import type { TicketFilters } from '../api';
import type { FilterProps } from './AddFilter';
import { DAYS, FILTERS, type FilterName, useFilterChoices, useSoughtNames, valuesOf } from './choices';
import { type CustomFilter, customFilter, customFilters, soughtText } from './custom';

/** Each value that a list is narrowed by, to be taken away by itself. */
export function FilterChips({ filters, onChange }: FilterProps) {
	const { t } = useTranslation('ticket');
	const choices = useFilterChoices();
	const names = useSoughtNames(filters);
	const fields = useCustomFields().data ?? [];
	const chips = FILTERS.flatMap((name) => valuesOf(filters[name]).map((value) => ({ name, value })));
	const custom = customFilters(filters);
	if (chips.length + custom.length === 0) {
		return null;
	}
	const shown = (name: FilterName, value: string) =>
		(DAYS as readonly FilterName[]).includes(name)
			? formatCalendarDay(value)
			: (names[value] ?? choices[name as keyof typeof choices]?.find((each) => each.value === value)?.label ?? '…');
	const without = (name: FilterName, value: string): Partial<TicketFilters> => ({
		[name]: valuesOf(filters[name])
			.filter((each) => each !== value)
			.join(','),
	});
	const customLabel = (name: CustomFilter) => {
		const field = fields.find((each) => customFilter(each) === name);
		return field ? `${field.name}: ${soughtText(field, filters[name] ?? '', t)}` : '…';
	};
	return (
		<Group gap="xs" role="group" aria-label={t('list.filters')}>
			{chips.map(({ name, value }) => {
				const label = `${t(`filter.${name}`)}: ${shown(name, value)}`;
				return (
					<Pill
						key={`${name} ${value}`}
						size="md"
						withRemoveButton
						onRemove={() => onChange(without(name, value))}
						removeButtonProps={{ 'aria-label': t('list.remove', { label }), 'aria-hidden': false, tabIndex: 0 }}
					>
						{label}
					</Pill>
				);
			})}
			{custom.map((name) => (
				<Pill
					key={name}
					size="md"
					withRemoveButton
					onRemove={() => onChange({ [name]: undefined })}
					removeButtonProps={{
						'aria-label': t('list.remove', { label: customLabel(name) }),
						'aria-hidden': false,
						tabIndex: 0,
					}}
				>
					{customLabel(name)}
				</Pill>
			))}
			<Button
				variant="subtle"
				size="compact-sm"
				onClick={() => onChange(Object.fromEntries([...FILTERS, ...custom].map((name) => [name, undefined])))}
			>
				{t('list.clear')}
			</Button>
		</Group>
	);
}
