import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AppliedStatus, Ticket } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { useStatusHistory } from './api';
import { StatusBadge } from './StatusBadge';

/** The statuses that the ticket has and had, with who began and ended each (STA-4, STA-7); nothing when there are none. */
export function StatusHistory({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const history = useStatusHistory(ticket).data ?? [];
	if (history.length === 0) {
		return null;
	}
	return (
		<section>
			<Title order={2} size="sm" mb="xs">
				{t('status.history')}
			</Title>
			<Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
				{history.map((each) => (
					<li key={each.id}>
						<Item applied={each} />
					</li>
				))}
			</Stack>
		</section>
	);
}

function Item({ applied }: { applied: AppliedStatus }) {
	const { t } = useTranslation('ticket');
	return (
		<Stack gap={2}>
			<Group gap="xs">
				<StatusBadge status={applied.status} />
				<Badge variant="light" color={applied.endedAt ? 'gray' : 'teal'} size="sm" tt="none">
					{applied.endedAt ? t('status.ended') : t('status.started')}
				</Badge>
			</Group>
			{applied.comment && (
				<Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
					{applied.comment}
				</Text>
			)}
			<Text size="xs" c="dimmed">
				{t('status.startedBy', { who: applied.startedBy.name })} · <RelativeTime value={applied.startedAt} />
			</Text>
			{applied.endedAt && (
				<Text size="xs" c="dimmed">
					{t('status.endedBy', { who: applied.endedBy?.name ?? t('event.system') })} ·{' '}
					<RelativeTime value={applied.endedAt} />
				</Text>
			)}
		</Stack>
	);
}
