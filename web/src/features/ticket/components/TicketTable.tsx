import { Button, Group } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketColumn } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { RelativeTime } from '../../../frame/RelativeTime';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import type { TicketFilters } from '../api';
import { BulkBar } from '../bulk/BulkBar';
import { useShownColumns } from '../columns/api';
import { ticketColumn } from '../columns/definitions';
import { useColumnNames } from '../columns/names';
import { whose } from '../internal/whose';
import { searchProblem, useTicketList } from '../search/useTicketList';
import { ColumnMenu } from './ColumnMenu';
import { SituationBadge } from './SituationBadge';

interface TicketTableProps {
	filters: TicketFilters;
	label: string;
	empty: ReactNode;
	/** Columns that are left out: every row says the same there. */
	without?: readonly TicketColumn[];
	/** Those of a saved view, instead of the account's. */
	columns?: TicketColumn[];
}

/** A live list of tickets. */
export function TicketTable({ filters, label, empty, without = [], columns: chosen }: TicketTableProps) {
	const { t } = useTranslation('ticket');
	const shown = useShownColumns(chosen);
	const nameOf = useColumnNames();
	const query = useTicketList(filters, shown);
	const problem = searchProblem(query.error);
	const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
	const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
	const [hidden, setHidden] = useLocalStorage<string[]>({ key: 'balcao:ticket-columns-hidden', defaultValue: [] });
	const mayPick = useMay('TICKET_BULK');
	const keep = useCallback((ids: string[]) => setPicked(new Set(ids)), []);
	const columns = shown.map((name) => ticketColumn(name, name === 'NUMBER' ? '#' : nameOf(name), t));
	const offered = columns.filter((column) => !without.includes(column.key as TicketColumn));
	if (problem) {
		// The field above says what is wrong.
		return <EmptyState title={t('search.check')} text={t('search.checkText')} />;
	}
	// A narrowed search looks through the newest tickets first, and perhaps found nothing there.
	if (query.hasNextPage && rows.length === 0) {
		return (
			<EmptyState title={t('search.further')} text={t('search.furtherHint')}>
				<Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
					{t('search.goOn')}
				</Button>
			</EmptyState>
		);
	}
	return (
		<>
			<BulkBar
				tickets={rows.filter((row) => picked.has(row.id))}
				filters={filters}
				onDone={() => setPicked(new Set())}
				onRefused={keep}
			/>
			<DataList
				label={label}
				query={query}
				columns={offered.filter((column) => !hidden.includes(column.key))}
				selection={
					mayPick ? { keys: picked, onChange: setPicked, nameOf: (row) => `#${row.number} ${row.subject}` } : undefined
				}
				corner={<ColumnMenu columns={offered.filter((column) => !column.main)} hidden={hidden} onChange={setHidden} />}
				rowKey={(row) => row.id}
				href={(row) => `/tickets/${row.id}`}
				empty={empty}
				fixed
				summary={(row) => (
					<Group gap={6}>
						<span>#{row.number}</span>
						{!without.includes('CUSTOMER') && <span>{whose(row)}</span>}
						<SituationBadge code={row.situation.code} />
						<RelativeTime value={row.lastMessageAt} />
					</Group>
				)}
			/>
		</>
	);
}
