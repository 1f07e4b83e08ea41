import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, queryString, request } from '../../../api/client';
import type { LinkedAgent, Page, SignOnProvider } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';

/** Whom the provider means by which subject, and a way to forget it. */
export function LinkedAgents({ provider }: { provider: SignOnProvider }) {
	const { t } = useTranslation('signon');
	const queries = useQueryClient();
	const [problem, setProblem] = useState<string | null>(null);
	const queryKey = ['sign-on-providers', provider.id, 'links'];
	const query = useInfiniteQuery({
		queryKey,
		queryFn: ({ pageParam, signal }) =>
			request<Page<LinkedAgent>>(
				'GET',
				`/sign-on-providers/${provider.id}/links${queryString({ cursor: pageParam })}`,
				{
					signal,
				},
			),
		initialPageParam: null as string | null,
		getNextPageParam: (last) => last.nextCursor,
	});
	const unlink = async (agent: LinkedAgent) => {
		setProblem(null);
		try {
			await request('DELETE', `/sign-on-providers/${provider.id}/links/${agent.agentId}`);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey });
	};
	return (
		<Paper withBorder p="md" maw={860} component="section" aria-labelledby="provider-links">
			<Stack>
				<div>
					<Title order={2} size="h5" id="provider-links">
						{t('links.title')}
					</Title>
					<Text size="sm" c="dimmed">
						{t('links.text')}
					</Text>
				</div>
				<ProblemAlert problem={problem} />
				<DataList
					label={t('links.title')}
					query={query}
					rowKey={(each) => each.agentId}
					empty={
						<Text size="sm" c="dimmed">
							{t('links.none')}
						</Text>
					}
					columns={[
						{ key: 'name', label: t('links.agent'), main: true, render: (each) => each.name },
						{
							key: 'subject',
							label: t('links.subject'),
							hideBelow: 'sm',
							render: (each) => <span style={{ overflowWrap: 'anywhere' }}>{each.subject}</span>,
						},
						{
							key: 'linkedAt',
							label: t('links.since'),
							hideBelow: 'sm',
							render: (each) => <RelativeTime value={each.linkedAt} />,
						},
						{
							key: 'unlink',
							label: '',
							render: (each) => (
								<Button
									size="compact-sm"
									variant="subtle"
									color="gray"
									aria-label={t('links.unlinkOf', { name: each.name })}
									onClick={() => void unlink(each)}
								>
									{t('links.unlink')}
								</Button>
							),
						},
					]}
				/>
			</Stack>
		</Paper>
	);
}
