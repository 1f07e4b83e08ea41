import { Text } from '@mantine/core';
import {
	IconAlertTriangle,
	IconCircleCheck,
	IconLink,
	IconMailForward,
	IconPlus,
	IconRotate,
	IconUserCheck,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TicketEvent } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import classes from './EventLine.module.css';

const ICONS: Record<string, typeof IconPlus> = {
	OPENED: IconPlus,
	BOUND: IconUserCheck,
	CLOSED: IconCircleCheck,
	REOPENED: IconRotate,
	LINKED: IconLink,
	DELIVERY_FAILED: IconAlertTriangle,
};

/** Events that the thread shows between messages; the others are the messages themselves. */
export const SHOWN_EVENTS = new Set(Object.keys(ICONS));

/** One line of history: who did what, and when. */
export function EventLine({ event }: { event: TicketEvent }) {
	const { t } = useTranslation('ticket');
	const Icon = ICONS[event.kind] ?? IconMailForward;
	const data = event.data as Record<string, string | null>;
	const other = event.kind === 'BOUND' && data.toAgentName && data.toAgentName !== event.actor?.name;
	return (
		<div className={classes.line}>
			<Icon size={16} aria-hidden className={classes.icon} />
			<Text size="sm" c="dimmed">
				{t(other ? 'event.BOUND_OTHER' : `event.${event.kind}`, {
					who: event.actor?.name ?? t('event.system'),
					...data,
					defaultValue: event.kind,
				})}
				{event.kind === 'CLOSED' && data.reason ? `: ${data.reason}` : ''}
				{' · '}
				<RelativeTime value={event.at} />
			</Text>
		</div>
	);
}
