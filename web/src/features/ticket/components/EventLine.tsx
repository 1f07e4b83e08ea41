import { Text } from '@mantine/core';
import {
	IconAlertTriangle,
	IconCircleCheck,
	IconLink,
	IconMailForward,
	IconPlus,
	IconRestore,
	IconRotate,
	IconTrash,
	IconUserCheck,
	IconUserOff,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TicketEvent } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import classes from './EventLine.module.css';

const ICONS: Record<string, typeof IconPlus> = {
	OPENED: IconPlus,
	BOUND: IconUserCheck,
	RELEASED: IconUserOff,
	CLOSED: IconCircleCheck,
	REOPENED: IconRotate,
	LINKED: IconLink,
	DISCARDED: IconTrash,
	RESTORED: IconRestore,
	DELIVERY_FAILED: IconAlertTriangle,
};

/** Events that the thread shows between messages; the others are the messages themselves. */
export const SHOWN_EVENTS = new Set(Object.keys(ICONS));

/** One line of history: who did what, and when. */
export function EventLine({ event }: { event: TicketEvent }) {
	const { t } = useTranslation('ticket');
	const Icon = ICONS[event.kind] ?? IconMailForward;
	return (
		<div className={classes.line}>
			<Icon size={16} aria-hidden className={classes.icon} />
			<Text size="sm" c="dimmed" className={classes.text}>
				{eventText(event, t)}
				{' · '}
				<RelativeTime value={event.at} />
			</Text>
		</div>
	);
}

/** What happened, in a sentence. */
export function eventText({ kind, actor, data }: TicketEvent, t: TFunction<'ticket'>): string {
	const other = kind === 'BOUND' && data.toAgentName && data.toAgentName !== actor?.name;
	const sentence = t(other ? 'event.BOUND_OTHER' : `event.${kind}`, {
		who: actor?.name ?? t('event.system'),
		...data,
		defaultValue: kind,
	});
	return kind === 'CLOSED' && data.reason ? `${sentence}: ${data.reason}` : sentence;
}
