import { Alert, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError, request } from '../../../../api/client';
import type { Agent, AgentDeparture } from '../../../../api/types';

const LOOK_AGAIN_MS = 1000;

/** How far the hand-over of a deactivated agent's tickets is; one may leave the page meanwhile. */
export function DepartureProgress({ agent }: { agent: Agent }) {
	const { t } = useTranslation('people');
	const departure = useQuery({
		queryKey: ['agents', 'departure', agent.id],
		enabled: !agent.active,
		queryFn: async () => {
			try {
				return await request<AgentDeparture>('GET', `/agents/${agent.id}/departure`);
			} catch (failure) {
				if (failure instanceof ProblemError && failure.status === 404) {
					return null;
				}
				throw failure;
			}
		},
		refetchInterval: ({ state }) => (state.data && state.data.finishedAt === null ? LOOK_AGAIN_MS : false),
	});
	if (agent.active || !departure.data || departure.data.total === 0) {
		return null;
	}
	const { total, done, finishedAt } = departure.data;
	return (
		<Alert color={finishedAt ? 'teal' : 'blue'} mb="md" role="status">
			<Text size="sm">{t(finishedAt ? 'departureDone' : 'departureRunning', { count: done, done, total })}</Text>
			{!finishedAt && (
				<Progress mt="xs" value={(100 * done) / total} aria-label={t('departureRunning', { done, total })} />
			)}
		</Alert>
	);
}
