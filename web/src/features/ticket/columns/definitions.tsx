import { Badge, Group, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketColumn, TicketRow } from '../../../api/types';
import type { Column } from '../../../frame/DataList';
import { formatDuration } from '../../../frame/format';
import { RelativeTime } from '../../../frame/RelativeTime';
import { shortTextOf } from '../../field/values';
import { SituationBadge } from '../components/SituationBadge';
import { whose } from '../internal/whose';
import { StatusBadge } from '../status/StatusBadge';
import { TagBadge } from '../tags/TagBadge';
import { fieldOf } from './names';

const PRIORITY_COLORS: Record<number, string> = { 3: 'orange', 4: 'red' };

const time = (value: string | null) => (
	<Text size="sm" component="span">
		{value ? <RelativeTime value={value} /> : '–'}
	</Text>
);

/** How each column of a list of tickets looks. */
export function ticketColumn(name: TicketColumn, label: string, t: TFunction): Column<TicketRow> {
	const column = { key: name, label };
	const line = (of: (row: TicketRow) => string | undefined, none = '–') => ({
		...column,
		hideBelow: 'lg' as const,
		width: 125,
		render: (row: TicketRow) => <Line dimmed={!of(row)}>{of(row) ?? none}</Line>,
	});
	const when = (of: (row: TicketRow) => string | null) => ({
		...column,
		hideBelow: 'lg' as const,
		width: 124,
		render: (row: TicketRow) => time(of(row)),
	});
	const field = fieldOf(name);
	if (field) {
		return line((row) => {
			const held = row.details?.fields.find((each) => each.id === field);
			return held && shortTextOf(held, t as TFunction<'field'>);
		});
	}
	switch (name) {
		case 'NUMBER':
			return {
				...column,
				width: 60,
				hideBelow: 'sm',
				numeric: true,
				render: (row) => (
					<Text size="sm" c="dimmed">
						{row.number}
					</Text>
				),
			};
		case 'SUBJECT':
			return { ...column, main: true, render: (row) => <Subject row={row} /> };
		case 'CUSTOMER':
			return { ...column, hideBelow: 'sm', width: 150, render: (row) => <Customer row={row} /> };
		case 'ORGANIZATION':
			return line((row) => row.organization?.name);
		case 'DEPARTMENT':
			return line((row) => row.department.name);
		case 'CATEGORY':
			return line((row) => row.category?.name);
		case 'PRIORITY':
			return { ...line((row) => t(`ticket:priority.${row.priority}`)), width: 90 };
		case 'AGENT':
			return { ...line((row) => row.agent?.name, t('ticket:aside.noAgent')), hideBelow: 'md' };
		case 'SITUATION':
			return {
				...column,
				hideBelow: 'sm',
				width: 184,
				render: (row) => <SituationBadge code={row.situation.code} />,
			};
		case 'STATUS':
			return {
				...column,
				hideBelow: 'lg',
				width: 150,
				render: (row) => (row.status ? <StatusBadge status={row.status} /> : <Line dimmed>–</Line>),
			};
		case 'TAGS':
			return {
				...column,
				hideBelow: 'lg',
				width: 180,
				render: (row) =>
					row.tags.length === 0 ? (
						<Line dimmed>–</Line>
					) : (
						<Group gap={4}>
							{row.tags.map((each) => (
								<TagBadge key={each.id} tag={each} />
							))}
						</Group>
					),
			};
		case 'SITUATION_AT':
			return when((row) => row.situationAt);
		case 'LAST_MESSAGE_AT':
			return { ...when((row) => row.lastMessageAt), hideBelow: 'sm' };
		case 'CREATED_AT':
			return when((row) => row.createdAt);
		case 'FIRST_REPLY_AT':
			return when((row) => row.firstReplyAt);
		case 'CLOSED_AT':
			return when((row) => row.closedAt);
		case 'SCHEDULED_AT':
			return when((row) => row.details?.scheduledAt ?? null);
		case 'WORK_TIME':
			return {
				...line((row) => (row.details?.workSeconds ? formatDuration(row.details.workSeconds) : undefined)),
				width: 140,
				numeric: true,
			};
		default:
			return { ...line((row) => t(`ticket:origin.${row.origin}`)), width: 110 };
	}
}

function Line({ children, dimmed }: { children: ReactNode; dimmed?: boolean }) {
	return (
		<Text size="sm" truncate c={dimmed ? 'dimmed' : undefined}>
			{children}
		</Text>
	);
}

function Customer({ row }: { row: TicketRow }) {
	const { t } = useTranslation('ticket');
	return (
		<>
			<Text size="sm" truncate>
				{whose(row)}
			</Text>
			{row.requester && (
				<Text size="xs" c="dimmed" truncate>
					{t('internal.kind')}
				</Text>
			)}
			{row.organization && (
				<Text size="xs" c="dimmed" truncate>
					{row.organization.name}
				</Text>
			)}
		</>
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
				<Text component="span" size="xs" c="dimmed" fw={400} lineClamp={4}>
					{t(`search.where.${row.match.where}`)}:{' '}
					{/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server escapes the excerpt around its <mark> */}
					<span dangerouslySetInnerHTML={{ __html: row.match.excerpt }} />
				</Text>
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
