import { Anchor, Badge, Button, Group, Select, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, queryString, request } from '../../../api/client';
import type { IncomingEmail, Page } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState } from '../../../frame/states';
import { reasonText } from '../reasons';

const OUTCOMES = ['OPENED', 'FOLLOWED_UP', 'IGNORED', 'BLOCKED', 'BOUNCE', 'SET_ASIDE'] as const;
const COLORS: Record<IncomingEmail['outcome'], string> = {
	OPENED: 'teal',
	FOLLOWED_UP: 'blue',
	IGNORED: 'gray',
	BLOCKED: 'gray',
	BOUNCE: 'orange',
	SET_ASIDE: 'red',
};

/** Every message collected, and what became of it; those set aside can be tried again. */
export function IncomingEmailsPage() {
	const { t } = useTranslation('email');
	const queries = useQueryClient();
	const [outcome, setOutcome] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const query = useInfiniteQuery({
		queryKey: ['incoming-emails', outcome],
		queryFn: ({ pageParam }) =>
			request<Page<IncomingEmail>>('GET', `/incoming-emails${queryString({ outcome, cursor: pageParam })}`),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const retry = async (id: string) => {
		setProblem(null);
		try {
			await request('POST', `/incoming-emails/${id}/retry`);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: ['incoming-emails'] });
	};
	return (
		<>
			<PageHeader title={t('setting.received.name')} description={t('setting.received.text')} />
			<Select
				mb="md"
				maw={280}
				aria-label={t('outcomeFilter')}
				placeholder={t('outcomeFilter')}
				clearable
				clearButtonProps={{ 'aria-label': t('frame:clear') }}
				data={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
				value={outcome}
				onChange={setOutcome}
			/>
			<ProblemAlert problem={problem} />
			<DataList
				label={t('setting.received.name')}
				query={query}
				rowKey={(row) => row.id}
				columns={[
					{ key: 'subject', label: t('field.subject'), render: (row) => row.subject || t('noSubject') },
					{ key: 'from', label: t('field.from'), hideBelow: 'sm', render: (row) => row.from },
					{
						key: 'outcome',
						label: t('outcomeFilter'),
						hideBelow: 'sm',
						render: (row) => (
							<>
								<Outcome row={row} />
								<Reason row={row} />
							</>
						),
					},
					{
						key: 'received',
						label: t('received'),
						hideBelow: 'sm',
						width: 130,
						render: (row) => <RelativeTime value={row.receivedAt} />,
					},
					{
						key: 'actions',
						label: t('frame:actions'),
						render: (row) => (
							<Group gap="xs">
								{row.ticket && (
									<Anchor component={Link} to={`/tickets/${row.ticket.id}`} size="sm">
										#{row.ticket.number}
									</Anchor>
								)}
								<Anchor href={`/api/v1/incoming-emails/${row.id}/source`} size="sm">
									{t('source')}
								</Anchor>
								{row.outcome === 'SET_ASIDE' && (
									<Button size="compact-sm" variant="default" onClick={() => void retry(row.id)}>
										{t('retry')}
									</Button>
								)}
							</Group>
						),
					},
				]}
				summary={(row) => (
					<>
						{row.from} <Outcome row={row} />
						<Reason row={row} />
						<div>
							<RelativeTime value={row.receivedAt} />
						</div>
					</>
				)}
				empty={<EmptyState title={t('noMail')} text={t('noReceivedText')} />}
			/>
		</>
	);
}

function Outcome({ row }: { row: IncomingEmail }) {
	const { t } = useTranslation('email');
	return (
		<Badge variant="light" color={COLORS[row.outcome]} tt="none" miw="max-content">
			{t(`outcome.${row.outcome}`)}
		</Badge>
	);
}

function Reason({ row }: { row: IncomingEmail }) {
	const { t } = useTranslation('email');
	return (
		row.reason && (
			<Text size="xs" c="dimmed">
				{reasonText(row.reason, t)}
			</Text>
		)
	);
}
