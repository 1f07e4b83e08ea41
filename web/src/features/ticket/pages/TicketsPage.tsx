import { Button, Group, Pill, Popover, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconFilter, IconSearch, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents, useCategories, useDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import type { TicketFilters } from '../api';
import { TicketTable } from '../components/TicketTable';
import { useTicketStatuses } from '../status/api';

type FilterName =
	| 'departmentId'
	| 'categoryId'
	| 'agentId'
	| 'situation'
	| 'statusId'
	| 'priority'
	| 'kind'
	| 'createdFrom'
	| 'createdTo';
const FILTERS: FilterName[] = [
	'departmentId',
	'categoryId',
	'agentId',
	'situation',
	'statusId',
	'priority',
	'kind',
	'createdFrom',
	'createdTo',
];
const SITUATIONS = ['0', '1', '2', '3', '5', '6'];

/** Chamados: all that one may see, narrowed by filters that stand in the address. */
export function TicketsPage() {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const mayOpenTrash = useMay('TRASH_VIEW');
	const filters = useSearch({ strict: false }) as TicketFilters;
	const change = (with_: Partial<TicketFilters>) =>
		void navigate({
			to: '/tickets',
			search: Object.fromEntries(Object.entries({ ...filters, ...with_ }).filter(([, value]) => value)) as never,
			replace: true,
		});
	const searchLater = useDebouncedCallback((search: string) => change({ search }), 250);
	const [text, setText] = useState(filters.search ?? '');
	return (
		<>
			<PageHeader title={t('list.title')}>
				{mayOpenTrash && (
					<Button
						component={Link}
						to="/tickets/trash"
						variant="subtle"
						color="gray"
						leftSection={<IconTrash size={16} />}
					>
						{t('trash.title')}
					</Button>
				)}
			</PageHeader>
			<Stack gap="sm" mb="md">
				<Group gap="sm">
					<TextInput
						type="search"
						aria-label={t('list.search')}
						placeholder={t('list.search')}
						leftSection={<IconSearch size={16} />}
						value={text}
						maxLength={200}
						onChange={(event) => {
							setText(event.currentTarget.value);
							searchLater(event.currentTarget.value);
						}}
						flex="1 1 240px"
					/>
					<SegmentedControl
						aria-label={t('list.state')}
						value={filters.state ?? 'all'}
						onChange={(state) => change({ state: state === 'all' ? undefined : (state as TicketFilters['state']) })}
						data={(['all', 'open', 'closed'] as const).map((value) => ({ value, label: t(`list.state_${value}`) }))}
					/>
					<AddFilter filters={filters} onChange={change} />
					<Select
						aria-label={t('list.sort')}
						w={190}
						allowDeselect={false}
						value={filters.sort ?? 'activity'}
						onChange={(sort) => change({ sort: sort === 'activity' ? undefined : (sort as TicketFilters['sort']) })}
						data={(['activity', 'created', 'situation'] as const).map((value) => ({
							value,
							label: t(`list.sort_${value}`),
						}))}
					/>
				</Group>
				<FilterChips filters={filters} onChange={change} />
			</Stack>
			<TicketTable
				filters={filters}
				label={t('list.title')}
				empty={<EmptyState title={t('list.empty')} text={t('list.emptyHint')} />}
			/>
		</>
	);
}

interface FilterProps {
	filters: TicketFilters;
	onChange: (with_: Partial<TicketFilters>) => void;
}

function AddFilter({ filters, onChange }: FilterProps) {
	const { t } = useTranslation('ticket');
	const [opened, setOpened] = useState(false);
	const choices = useFilterChoices();
	return (
		<Popover opened={opened} onChange={setOpened} position="bottom-start" width={280} trapFocus>
			<Popover.Target>
				<Button
					variant="default"
					leftSection={<IconFilter size={16} />}
					onClick={() => setOpened((before) => !before)}
					aria-expanded={opened}
				>
					{t('list.addFilter')}
				</Button>
			</Popover.Target>
			<Popover.Dropdown aria-label={t('list.filters')}>
				<Stack gap="xs">
					{FILTERS.map((name) =>
						name === 'createdFrom' || name === 'createdTo' ? (
							<TextInput
								key={name}
								type="date"
								label={t(`filter.${name}`)}
								value={filters[name] ?? ''}
								onChange={(event) => onChange({ [name]: event.currentTarget.value })}
							/>
						) : (
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
						),
					)}
				</Stack>
			</Popover.Dropdown>
		</Popover>
	);
}

function FilterChips({ filters, onChange }: FilterProps) {
	const { t } = useTranslation('ticket');
	const choices = useFilterChoices();
	const set = FILTERS.filter((name) => filters[name]);
	if (set.length === 0) {
		return null;
	}
	return (
		<Group gap="xs" role="group" aria-label={t('list.filters')}>
			{set.map((name) => {
				const value = filters[name] as string;
				const shown = name.startsWith('created')
					? value
					: (choices[name as keyof typeof choices]?.find((each) => each.value === value)?.label ?? '…');
				const label = `${t(`filter.${name}`)}: ${shown}`;
				return (
					<Pill
						key={name}
						size="md"
						withRemoveButton
						onRemove={() => onChange({ [name]: undefined })}
						removeButtonProps={{ 'aria-label': t('list.remove', { label }), 'aria-hidden': false, tabIndex: 0 }}
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
				{t('list.clear')}
			</Button>
		</Group>
	);
}

function useFilterChoices() {
	const { t } = useTranslation('ticket');
	const named = (items: { id: string; name: string }[] | undefined) =>
		(items ?? []).map((each) => ({ value: each.id, label: each.name }));
	return {
		departmentId: named(useDepartments().data),
		categoryId: named(useCategories().data),
		agentId: [
			{ value: 'me', label: t('filter.me') },
			{ value: 'none', label: t('aside.noAgent') },
			...named(useAgents().data),
		],
		statusId: named(useTicketStatuses().data),
		situation: SITUATIONS.map((value) => ({ value, label: t(`situation.${value}`) })),
		kind: ['external', 'internal'].map((value) => ({ value, label: t(`filter.kind_${value}`) })),
		priority: ['1', '2', '3', '4'].map((value) => ({ value, label: t(`priority.${value}`) })),
	};
}
