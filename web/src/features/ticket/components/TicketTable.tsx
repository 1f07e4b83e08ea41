import { Badge, Group, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '../../../api/types';
import { type Column, DataList } from '../../../frame/DataList';
import { RelativeTime } from '../../../frame/RelativeTime';
import { listTickets, type TicketFilters, ticketKeys } from '../api';
import { BulkBar } from './BulkBar';
import { ColumnMenu } from './ColumnMenu';
import { SituationBadge } from './SituationBadge';

interface TicketTableProps {
	filters: TicketFilters;
	label: string;
	empty: ReactNode;
	/** Columns that are left out: every row says the same there. */
	without?: readonly string[];
}

const PRIORITY_COLORS: Record<number, string> = { 3: 'orange', 4: 'red' };

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
	const columns: Column<TicketRow>[] = [
		{
			key: 'number',
			label: '#',
			width: 60,
			hideBelow: 'sm',
			numeric: true,
			render: (row) => (
				<Text size="sm" c="dimmed">
					{row.number}
				</Text>
			),
		},
		{ key: 'subject', label: t('list.subject'), main: true, render: (row) => <Subject row={row} /> },
		{
			key: 'customer',
			label: t('field.customer'),
			hideBelow: 'sm',
			width: '15%',
			render: (row) => (
				<>
					<Text size="sm" truncate>
						{row.customer.name}
					</Text>
					{row.organization && (
						<Text size="xs" c="dimmed" truncate>
							{row.organization.name}
						</Text>
					)}
				</>
			),
		},
		{
			key: 'department',
			label: t('field.department'),
			hideBelow: 'lg',
			width: '13%',
			render: (row) => <Line>{row.department.name}</Line>,
		},
		{
			key: 'agent',
			label: t('field.agent'),
			hideBelow: 'md',
			width: '12%',
			render: (row) => <Line dimmed={!row.agent}>{row.agent?.name ?? t('aside.noAgent')}</Line>,
		},
		{
			key: 'situation',
			label: t('list.situation'),
			hideBelow: 'sm',
			width: 180,
			render: (row) => <SituationBadge code={row.situation.code} />,
		},
		{
			key: 'last',
			label: t('list.lastMessage'),
			hideBelow: 'sm',
			width: 136,
			render: (row) => (
				<Text size="sm" component="span">
					<RelativeTime value={row.lastMessageAt} />
				</Text>
			),
		},
	];
	const offered = columns.filter((column) => !without.includes(column.key));
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
						{!without.includes('customer') && <span>{row.customer.name}</span>}
						<SituationBadge code={row.situation.code} />
						<RelativeTime value={row.lastMessageAt} />
					</Group>
				)}
			/>
		</>
	);
}

function Line({ children, dimmed }: { children: ReactNode; dimmed?: boolean }) {
	return (
		<Text size="sm" truncate c={dimmed ? 'dimmed' : undefined}>
			{children}
		</Text>
	);
}

function Subject({ row }: { row: TicketRow }) {
	const { t } = useTranslation('ticket');
	return (
		<>
			<Group component="span" gap={6} wrap="nowrap">
				<Text component="span" size="sm" fw={600} truncate title={row.subject}>
					{row.subject}
				</Text>
				{row.priority >= 3 && (
					<Badge component="span" size="sm" flex="none" variant="light" color={PRIORITY_COLORS[row.priority]} tt="none">
						{t(`priority.${row.priority}`)}
					</Badge>
				)}
			</Group>
			{row.match?.excerpt ? (
				<Text
					component="span"
					size="xs"
					c="dimmed"
					display="block"
					fw={400}
					// biome-ignore lint/security/noDangerouslySetInnerHtml: the server escapes the excerpt around its <mark>
					dangerouslySetInnerHTML={{ __html: row.match.excerpt }}
				/>
			) : (
				row.preview && (
					<Text component="span" size="xs" c="dimmed" display="block" fw={400} truncate>
						{row.preview}
					</Text>
				)
			)}
		</>
	);
}
