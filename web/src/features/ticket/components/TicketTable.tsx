import { Group } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketColumn } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { RelativeTime } from '../../../frame/RelativeTime';
import { listTickets, type TicketFilters, ticketKeys } from '../api';
import { useColumnChoice } from '../columns/api';
import { ticketColumn, USUAL_COLUMNS } from '../columns/definitions';
import { whose } from '../internal/whose';
import { BulkBar } from './BulkBar';
import { ColumnMenu } from './ColumnMenu';
import { SituationBadge } from './SituationBadge';

interface TicketTableProps {
	filters: TicketFilters;
	label: string;
	empty: ReactNode;
	/** Columns that are left out: every row says the same there. */
	without?: readonly TicketColumn[];
}

/** A live list of tickets. */
export function TicketTable({ filters, label, empty, without = [] }: TicketTableProps) {
	const { t } = useTranslation('ticket');
	const query = useInfiniteQuery({
		queryKey: ticketKeys.list(filters),
		queryFn: ({ pageParam, signal }) => listTickets(filters, pageParam, signal),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		// Typing a search keeps the rows until the next ones are there; another tab begins empty.
		placeholderData: (before, query) =>
			(query?.queryKey[2] as TicketFilters)?.tab === filters.tab ? before : undefined,
	});
	const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
	const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
	const [hidden, setHidden] = useLocalStorage<string[]>({ key: 'balcao:ticket-columns-hidden', defaultValue: [] });
	const choice = useColumnChoice();
	const shown = choice.data?.columns ?? USUAL_COLUMNS;
	const columns = shown.map((name) => ticketColumn(name, t));
	const offered = columns.filter((column) => !without.includes(column.key as TicketColumn));
	return (
		<>
			<BulkBar tickets={rows.filter((row) => picked.has(row.id))} onDone={() => setPicked(new Set())} />
			<DataList
				label={label}
				query={query}
				columns={offered.filter((column) => !hidden.includes(column.key))}
				selection={{ keys: picked, onChange: setPicked, nameOf: (row) => `#${row.number} ${row.subject}` }}
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
