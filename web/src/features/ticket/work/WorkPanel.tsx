import { Anchor, Group, SegmentedControl, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket, WorkEntry } from '../../../api/types';
import { formatDuration, formatPeriod } from '../../../frame/format';
import { useWorkEntries } from './api';
import { CorrectEntry, TakeBackEntry } from './Corrections';
import { StopwatchControl } from './StopwatchControl';

/** The time that agents worked on the ticket, and the reader's own stopwatch (WRK-4, WRK-8). */
export function WorkPanel({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const [listed, setListed] = useState(false);
	return (
		<section aria-label={t('work.title')}>
			<Title order={2} size="sm" mb="xs">
				{t('work.title')}
			</Title>
			<Group gap="xs" justify="space-between">
				<Text size="sm" data-work="total">
					{t('work.total', { duration: formatDuration(ticket.work.seconds) })}
				</Text>
				{ticket.work.seconds > 0 && (
					<Anchor component="button" type="button" size="sm" onClick={() => setListed((before) => !before)}>
						{t(listed ? 'work.hide' : 'work.show')}
					</Anchor>
				)}
			</Group>
			{listed && <Entries ticket={ticket} />}
			<StopwatchControl ticket={ticket} />
		</section>
	);
}

function Entries({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const [which, setWhich] = useState<'all' | 'stopwatch'>('all');
	const entries = useWorkEntries(ticket, which === 'stopwatch', true).data ?? [];
	return (
		<>
			<SegmentedControl
				size="xs"
				mt="xs"
				fullWidth
				value={which}
				onChange={(value) => setWhich(value as 'all' | 'stopwatch')}
				data={[
					{ value: 'all', label: t('work.all') },
					{ value: 'stopwatch', label: t('work.stopwatch') },
				]}
			/>
			<Stack component="ul" gap="xs" mt="xs" p={0} m={0} style={{ listStyle: 'none' }}>
				{entries.map((each) => (
					<li key={each.id}>
						<Entry ticket={ticket} entry={each} />
					</li>
				))}
			</Stack>
			{entries.length === 0 && (
				<Text size="xs" c="dimmed" mt="xs">
					{t('work.none')}
				</Text>
			)}
		</>
	);
}

function Entry({ ticket, entry }: { ticket: Ticket; entry: WorkEntry }) {
	const { t } = useTranslation('ticket');
	return (
		<Group gap="xs" justify="space-between" align="flex-start" wrap="nowrap">
			<div>
				<Group gap={6} wrap="nowrap">
					<Text size="sm">
						{t(`work.kind.${entry.kind}`, { duration: formatDuration(entry.seconds), name: entry.agent.name })}
					</Text>
					{entry.overlapping && (
						<Tooltip label={t('work.overlapping')}>
							<IconAlertTriangle size={14} role="img" aria-label={t('work.overlapping')} />
						</Tooltip>
					)}
				</Group>
				<Text size="xs" c="dimmed">
					{formatPeriod(entry.startedAt, entry.endedAt)}
				</Text>
			</div>
			{entry.correctable && (
				<Group gap={0} wrap="nowrap">
					<CorrectEntry ticketId={ticket.id} entry={entry} />
					<TakeBackEntry ticketId={ticket.id} entry={entry} />
				</Group>
			)}
		</Group>
	);
}
