import { Anchor, Badge, Button, Group, Select, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, queryString, request } from '../../../api/client';
import type { OutgoingEmail, Page } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState } from '../../../frame/states';

const STATES = ['QUEUED', 'SENT', 'FAILED', 'BOUNCED'] as const;
const COLORS: Record<OutgoingEmail['state'], string> = {
	QUEUED: 'blue',
	SENT: 'teal',
	FAILED: 'red',
	BOUNCED: 'orange',
};

/** Every message that went out or must; those that failed can be tried again. */
export function OutgoingEmailsPage() {
	const { t } = useTranslation('email');
	const queries = useQueryClient();
	const [state, setState] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const query = useInfiniteQuery({
		queryKey: ['outgoing-emails', state],
		queryFn: ({ pageParam }) =>
			request<Page<OutgoingEmail>>('GET', `/outgoing-emails${queryString({ state, cursor: pageParam })}`),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const retry = async (id: string) => {
		setProblem(null);
		try {
			await request('POST', `/outgoing-emails/${id}/retry`);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: ['outgoing-emails'] });
	};
	return (
		<>
			<PageHeader title={t('setting.sent.name')} description={t('setting.sent.text')} />
			<Select
				mb="md"
				maw={280}
				aria-label={t('state')}
				placeholder={t('state')}
				clearable
				clearButtonProps={{ 'aria-label': t('frame:clear') }}
				data={STATES.map((value) => ({ value, label: t(`sending.${value}`) }))}
				value={state}
				onChange={setState}
			/>
			<ProblemAlert problem={problem} />
			<DataList
				label={t('setting.sent.name')}
				query={query}
				rowKey={(row) => row.id}
				columns={[
					{ key: 'subject', label: t('field.subject'), render: (row) => row.subject },
					{ key: 'to', label: t('field.to'), hideBelow: 'sm', render: (row) => row.to },
					{
						key: 'state',
						label: t('state'),
						hideBelow: 'sm',
						render: (row) => (
							<>
								<State row={row} />
								{row.lastError && (
									<Text size="xs" c="dimmed">
										{row.lastError}
									</Text>
								)}
							</>
						),
					},
					{
						key: 'created',
						label: t('created'),
						hideBelow: 'sm',
						width: 130,
						render: (row) => <RelativeTime value={row.createdAt} />,
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
								{row.state === 'FAILED' && (
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
						{row.to} <State row={row} />
						{row.lastError && <div>{row.lastError}</div>}
						<div>
							<RelativeTime value={row.createdAt} />
						</div>
					</>
				)}
				empty={<EmptyState title={t('noMail')} text={t('noSentText')} />}
			/>
		</>
	);
}

function State({ row }: { row: OutgoingEmail }) {
	const { t } = useTranslation('email');
	return (
		<Badge variant="light" color={COLORS[row.state]} tt="none" miw="max-content">
			{t(`sending.${row.state}`)}
		</Badge>
	);
}
