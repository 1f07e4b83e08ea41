import { Button, Group, Pill, Popover, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../../../frame/DayInput';
import { closingPanel } from '../../../frame/escape';
import { formatDay } from '../../../frame/format';
import { useAgents } from '../../../frame/lookups';
import type { AuditFilters } from '../api';
import { ACTIONS, ACTOR_KINDS, actionLabel, groupLabel, ITEM_TYPES, itemLabel } from '../labels';

type FilterName = Exclude<keyof AuditFilters, 'search'>;
const CHOSEN = ['itemType', 'action', 'agentId', 'actorKind'] as const;
const TYPED = ['ip', 'itemId'] as const;
const DAYS = ['firstDay', 'lastDay'] as const;
const FILTERS: readonly FilterName[] = [...CHOSEN, ...TYPED, ...DAYS];

interface FilterProps {
	filters: AuditFilters;
	onChange: (changed: Partial<AuditFilters>) => void;
}

/** What narrows the audit: a search, and filters that show as chips. */
export function FilterBar({ filters, onChange }: FilterProps) {
	const { t } = useTranslation('audit');
	const [text, setText] = useState(filters.search ?? '');
	const searchLater = useDebouncedCallback((search: string) => onChange({ search }), 250);
	return (
		<Stack gap="sm" mb="md">
			<Group gap="sm">
				<TextInput
					type="search"
					aria-label={t('search')}
					placeholder={t('search')}
					leftSection={<IconSearch size={16} />}
					value={text}
					maxLength={200}
					onChange={(event) => {
						setText(event.currentTarget.value);
						searchLater(event.currentTarget.value);
					}}
					flex="1 1 240px"
				/>
				<AddFilter filters={filters} onChange={onChange} />
			</Group>
			<Chips filters={filters} onChange={onChange} />
		</Stack>
	);
}

function AddFilter({ filters, onChange }: FilterProps) {
	const { t } = useTranslation('audit');
	const [opened, setOpened] = useState(false);
	const choices = useChoices();
	return (
		<Popover
			opened={opened}
			onChange={setOpened}
			position="bottom-end"
			width={300}
			trapFocus
			returnFocus
			closeOnEscape={false}
		>
			<Popover.Target>
				<Button
					variant="default"
					leftSection={<IconFilter size={16} />}
					onClick={() => setOpened((before) => !before)}
					aria-expanded={opened}
				>
					{t('addFilter')}
				</Button>
			</Popover.Target>
			<Popover.Dropdown aria-label={t('filters')} onKeyDown={closingPanel(() => setOpened(false))}>
				<Stack gap="xs">
					{CHOSEN.map((name) => (
						<Select
							key={name}
							label={t(`filter.${name}`)}
							data={choices[name]}
							value={filters[name] ?? null}
							onChange={(value) => onChange({ [name]: value ?? undefined })}
							clearable
							searchable
							clearButtonProps={{ 'aria-label': t('frame:clear') }}
							comboboxProps={{ withinPortal: false }}
						/>
					))}
					<Group gap="xs" grow>
						{DAYS.map((name) => (
							<DayInput
								key={name}
								label={t(`filter.${name}`)}
								value={filters[name] ?? ''}
								minDate={name === 'lastDay' ? filters.firstDay : undefined}
								maxDate={name === 'firstDay' ? filters.lastDay : undefined}
								onChange={(day) => onChange({ [name]: day })}
								popoverProps={{ withinPortal: false }}
							/>
						))}
					</Group>
					{TYPED.map((name) => (
						<Typed key={name} name={name} value={filters[name] ?? ''} onChange={onChange} />
					))}
				</Stack>
			</Popover.Dropdown>
		</Popover>
	);
}

interface TypedProps {
	name: (typeof TYPED)[number];
	value: string;
	onChange: FilterProps['onChange'];
}

/** A filter that one types, and that takes hold when one is done. */
function Typed({ name, value, onChange }: TypedProps) {
	const { t } = useTranslation('audit');
	const [text, setText] = useState(value);
	const done = () => onChange({ [name]: text.trim() });
	return (
		<TextInput
			label={t(`filter.${name}`)}
			value={text}
			maxLength={50}
			onChange={(event) => setText(event.currentTarget.value)}
			onBlur={done}
			onKeyDown={(event) => event.key === 'Enter' && done()}
		/>
	);
}

function Chips({ filters, onChange }: FilterProps) {
	const { t } = useTranslation('audit');
	const choices = useChoices();
	const set = FILTERS.filter((name) => filters[name]);
	if (set.length === 0) {
		return null;
	}
	const shown = (name: FilterName, value: string) => {
		if (name === 'firstDay' || name === 'lastDay') {
			// At noon it is the same day in every zone of a person's.
			return formatDay(`${value}T12:00:00`);
		}
		const options = name === 'ip' || name === 'itemId' ? [] : choices[name];
		return (
			options.flatMap((each) => ('items' in each ? each.items : [each])).find((each) => each.value === value)?.label ??
			value
		);
	};
	return (
		<Group gap="xs" role="group" aria-label={t('filters')}>
			{set.map((name) => {
				const label = `${t(`filter.${name}`)}: ${shown(name, filters[name] as string)}`;
				return (
					<Pill
						key={name}
						size="md"
						withRemoveButton
						onRemove={() => onChange({ [name]: undefined })}
						removeButtonProps={{ 'aria-label': t('removeFilter', { label }), 'aria-hidden': false, tabIndex: 0 }}
					>
						{label}
					</Pill>
				);
			})}
			<Button
				variant="subtle"
				size="compact-sm"
				onClick={() => onChange(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
			>
				{t('clearFilters')}
			</Button>
		</Group>
	);
}

function useChoices() {
	const { t } = useTranslation('audit');
	const agents = useAgents();
	return {
		itemType: ITEM_TYPES.map((value) => ({ value, label: itemLabel(t, value) })),
		action: ACTIONS.map(({ group, actions }) => ({
			group: groupLabel(t, group),
			items: actions.map((value) => ({ value, label: actionLabel(t, value) })),
		})),
		agentId: (agents.data ?? []).map((each) => ({ value: each.id, label: each.name })),
		actorKind: ACTOR_KINDS.map((value) => ({ value: value as string, label: t(`actorKind.${value}`) })),
	};
}
