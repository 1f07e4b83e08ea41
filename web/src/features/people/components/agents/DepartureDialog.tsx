import { Button, Group, Modal, Select, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../../api/client';
import { useIdempotencyKey } from '../../../../api/idempotency';
import type { Agent, OpenTickets } from '../../../../api/types';
import { useAttempt } from '../../../../frame/attempt';
import { ProblemAlert } from '../../../../frame/ProblemAlert';
import { ErrorState } from '../../../../frame/states';

const STAY = 'stay';
const QUEUE = 'queue';

const openTicketsOf = async (agentId: string) =>
	(await request<{ items: OpenTickets[] }>('GET', `/agents/${agentId}/open-tickets`)).items;

/** Whether there is anything to plan for who leaves; yes where that cannot be known, since the dialog says why. */
export async function hasOpenTickets(agentId: string): Promise<boolean> {
	try {
		return (await openTicketsOf(agentId)).length > 0;
	} catch {
		return true;
	}
}

/** Deactivates an agent, after asking for each department what becomes of their open tickets. */
export function DepartureDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
	const { t } = useTranslation('people');
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const [plan, setPlan] = useState<Record<string, string>>({});
	const { busy, problem, attempt } = useAttempt();
	const open = useQuery({
		queryKey: ['agents', 'open-tickets', agent.id],
		queryFn: () => openTicketsOf(agent.id),
		gcTime: 0,
	});
	const send = async () => {
		const departments = Object.entries(plan)
			.filter(([, choice]) => choice !== STAY)
			.map(([departmentId, choice]) => ({ departmentId, toAgentId: choice === QUEUE ? null : choice }));
		await attempt(async () => {
			const body = { departments };
			await request('POST', `/agents/${agent.id}/departure`, { body, idempotencyKey: keyFor(body) });
			await queries.invalidateQueries({ queryKey: ['agents'] });
			onClose();
		});
	};
	return (
		<Modal
			opened
			onClose={onClose}
			size="lg"
			title={t(agent.active ? 'deactivateTitle' : 'handOverTitle', { name: agent.name })}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Stack>
				<ProblemAlert problem={problem} />
				{agent.active && <Text size="sm">{t('deactivateText')}</Text>}
				{open.isPending && <Skeleton height={60} />}
				{open.isLoadingError && <ErrorState error={open.error} onRetry={() => void open.refetch()} />}
				{open.data?.length === 0 && (
					<Text size="sm" c="dimmed">
						{t('noOpenTickets')}
					</Text>
				)}
				{open.data?.map((each) => (
					<Select
						key={each.departmentId}
						label={t('openTicketsIn', { count: each.tickets, department: each.name })}
						allowDeselect={false}
						searchable={each.candidates.length > 8}
						value={plan[each.departmentId] ?? STAY}
						onChange={(choice) => setPlan({ ...plan, [each.departmentId]: choice ?? STAY })}
						data={[
							{ value: STAY, label: t('plan.stay', { name: agent.name }) },
							{ value: QUEUE, label: t('plan.queue') },
							...each.candidates.map(({ id, name }) => ({ value: id, label: t('plan.give', { name }) })),
						]}
					/>
				))}
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('frame:cancel')}
					</Button>
					<Button
						color={agent.active ? 'red' : undefined}
						loading={busy}
						disabled={!open.data}
						onClick={() => void send()}
					>
						{t(agent.active ? 'deactivate' : 'handOver')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
