import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../../../api/client';
import type { Stopwatch, Ticket } from '../../../api/types';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { ticketKeys } from '../api';
import { discardStopwatch, pauseStopwatch, startStopwatch, stopStopwatch, stopwatchKey, useStopwatch } from './api';

/** The reader's stopwatch on the ticket; where another one runs, which of the two is to run is theirs to say (WRK-8). */
export function StopwatchControl({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const query = useStopwatch(ticket.id);
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const stopwatch = query.data;
	if (!stopwatch || (stopwatch.state === 'NONE' && !ticket.actions.includes('WORK'))) {
		return null;
	}
	const act = async (work: () => Promise<Stopwatch>) => {
		setBusy(true);
		setProblem(null);
		try {
			queries.setQueryData(stopwatchKey(ticket.id), await work());
		} catch (failure) {
			if (!(failure instanceof ProblemError && failure.kind === 'stopwatch-elsewhere')) {
				setProblem(problemText(failure));
			}
			await queries.invalidateQueries({ queryKey: stopwatchKey(ticket.id) });
		} finally {
			setBusy(false);
			await queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
		}
	};
	const { state, elsewhere } = stopwatch;
	return (
		<div data-stopwatch={state}>
			{state !== 'NONE' && <Ticking stopwatch={stopwatch} readAt={query.dataUpdatedAt} />}
			{elsewhere && state !== 'RUNNING' && (
				<Alert color="yellow" p="xs" mt="xs">
					<Text size="sm">
						{t('work.elsewhere')}{' '}
						<Anchor component={Link} to={`/tickets/${elsewhere.ticketId}`}>
							#{elsewhere.number}
						</Anchor>
					</Text>
					{ticket.actions.includes('WORK') && (
						<Button
							size="compact-sm"
							variant="default"
							mt="xs"
							loading={busy}
							onClick={() => void act(() => startStopwatch(ticket.id, true))}
						>
							{t('work.pauseOther')}
						</Button>
					)}
				</Alert>
			)}
			<Group gap="xs" mt="xs">
				{state !== 'RUNNING' && !elsewhere && ticket.actions.includes('WORK') && (
					<Button
						size="compact-sm"
						variant="default"
						leftSection={<IconPlayerPlay size={14} />}
						loading={busy}
						onClick={() => void act(() => startStopwatch(ticket.id))}
					>
						{t(state === 'PAUSED' ? 'work.resume' : 'work.start')}
					</Button>
				)}
				{state === 'RUNNING' && (
					<Button
						size="compact-sm"
						variant="default"
						leftSection={<IconPlayerPause size={14} />}
						loading={busy}
						onClick={() => void act(() => pauseStopwatch(ticket.id))}
					>
						{t('work.pause')}
					</Button>
				)}
				{state !== 'NONE' && (
					<>
						<Button
							size="compact-sm"
							variant="default"
							leftSection={<IconPlayerStop size={14} />}
							loading={busy}
							onClick={() => void act(() => stopStopwatch(ticket.id))}
						>
							{t('work.stop')}
						</Button>
						<Button
							size="compact-sm"
							variant="subtle"
							color="gray"
							disabled={busy}
							onClick={() => void act(() => discardStopwatch(ticket.id))}
						>
							{t('work.discard')}
						</Button>
					</>
				)}
			</Group>
			<ProblemAlert problem={problem} />
		</div>
	);
}

function Ticking({ stopwatch, readAt }: { stopwatch: Stopwatch; readAt: number }) {
	const { t } = useTranslation('ticket');
	const [now, setNow] = useState(readAt);
	const { start, stop } = useInterval(() => setNow(Date.now()), 1000);
	const running = stopwatch.state === 'RUNNING';
	useEffect(() => {
		setNow(readAt);
		if (running) {
			start();
		}
		return stop;
	}, [running, readAt, start, stop]);
	const seconds = stopwatch.seconds + (running ? Math.max(0, Math.floor((now - readAt) / 1000)) : 0);
	return (
		<Text size="sm" mt="xs">
			{t(running ? 'work.running' : 'work.paused')}{' '}
			<Text span fw={600} className="tabular" role="timer">
				{clock(seconds)}
			</Text>
		</Text>
	);
}

function clock(seconds: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
