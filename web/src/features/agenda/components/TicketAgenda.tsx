import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { Ticket, TicketSchedule } from '../../../api/types';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { ticketKeys } from '../../ticket/api';
import { cancelSchedule, schedulesOf } from '../api';
import { formatSpan } from '../spans';
import { ScheduleDialog } from './ScheduleDialog';

/** When work on the ticket begins, and what was said before (SCH-4); nothing while nothing ever was. */
export function TicketAgenda({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('agenda');
	const schedules = useQuery(schedulesOf(ticket.id)).data;
	if (!schedules || schedules.version === 0) {
		return null;
	}
	return (
		<section>
			<Title order={2} size="sm" mb="xs">
				{t('aside.title')}
			</Title>
			<Stack gap="sm">
				{schedules.current && <Current ticket={ticket} current={schedules.current} version={schedules.version} />}
				{schedules.earlier.length > 0 && (
					<Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
						{schedules.earlier.map((each) => (
							<Text key={each.id} component="li" size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
								<s>{formatSpan(each.startsAt, each.endsAt)}</s> · {t(`outcome.${each.outcome}`)}
							</Text>
						))}
					</Stack>
				)}
			</Stack>
		</section>
	);
}

interface CurrentProps {
	ticket: Ticket;
	current: TicketSchedule;
	version: number;
}

function Current({ ticket, current, version }: CurrentProps) {
	const { t } = useTranslation('agenda');
	const queries = useQueryClient();
	const [editing, setEditing] = useState(false);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const refresh = () => queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
	const cancel = async () => {
		setBusy(true);
		setProblem(null);
		try {
			await cancelSchedule(ticket.id, version);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await refresh();
		setBusy(false);
	};
	return (
		<Stack gap={4}>
			<Text size="sm" fw={500}>
				{formatSpan(current.startsAt, current.endsAt)}
			</Text>
			{current.note && (
				<Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
					{current.note}
				</Text>
			)}
			<Text size="xs" c="dimmed">
				{t('aside.by', { who: current.createdBy.name })} · <RelativeTime value={current.createdAt} />
			</Text>
			{current.notices.map((each) => (
				<Text key={each.channel} size="xs" c="dimmed">
					{t(`told.${each.channel}`, { who: each.agent.name })} · <RelativeTime value={each.at} />
				</Text>
			))}
			<ProblemAlert problem={problem} />
			{ticket.actions.includes('SCHEDULE') && (
				<Group gap="xs">
					<Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
						{t('aside.change')}
					</Button>
					<Button size="compact-sm" variant="subtle" color="red" loading={busy} onClick={() => void cancel()}>
						{t('aside.cancel')}
					</Button>
				</Group>
			)}
			<ScheduleDialog ticket={ticket} opened={editing} onClose={() => setEditing(false)} onDone={refresh} />
		</Stack>
	);
}
