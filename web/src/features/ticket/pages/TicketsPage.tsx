import { Box, Button, Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import type { TicketFilters } from '../api';
import { useShownColumns } from '../columns/api';
import { TicketTable } from '../components/TicketTable';
import { ExportButton } from '../exports/ExportButton';
import { AddFilter } from '../filters/AddFilter';
import { FilterChips } from '../filters/FilterChips';
import { SearchField } from '../search/SearchField';
import { searchProblem, useTicketList } from '../search/useTicketList';
import { useViews } from '../views/api';
import { ViewList } from '../views/ViewList';
import classes from './TicketsPage.module.css';

/** Chamados: all that one may see, narrowed by filters that stand in the address, with saved views beside. */
export function TicketsPage() {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const mayOpenTrash = useMay('TRASH_VIEW');
	const { view, ...filters } = useSearch({ strict: false }) as TicketFilters & { view?: string };
	const columns = useViews().data?.find((each) => each.id === view)?.columns ?? undefined;
	const problem = searchProblem(useTicketList(filters, useShownColumns(columns)).error);
	const change = (with_: Partial<TicketFilters>) =>
		void navigate({
			to: '/tickets',
			search: Object.fromEntries(Object.entries({ view, ...filters, ...with_ }).filter(([, value]) => value)) as never,
			replace: true,
		});
	return (
		<>
			<PageHeader title={t('list.title')}>
				<ExportButton filters={filters} columns={columns} />
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
			<div className={classes.page}>
				<Box className={classes.views}>
					<ViewList current={view ?? null} filters={filters} />
				</Box>
				<Box className={classes.list}>
					<Stack gap="sm" mb="md">
						<Group gap="sm">
							<SearchField
								value={filters.search ?? ''}
								onChange={(search) => change({ search: search.trim() })}
								error={problem}
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
						columns={columns}
						label={t('list.title')}
						empty={<EmptyState title={t('list.empty')} text={t('list.emptyHint')} />}
					/>
				</Box>
			</div>
		</>
	);
}
