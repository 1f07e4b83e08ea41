import { Text } from '@mantine/core';
import {
	IconAlertTriangle,
	IconArrowsExchange,
	IconCircleCheck,
	IconLink,
	IconMailForward,
	IconMessageReply,
	IconPencil,
	IconPlus,
	IconProgress,
	IconProgressX,
	IconRestore,
	IconRotate,
	IconSitemap,
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
	STATUS_STARTED: IconProgress,
	STATUS_ENDED: IconProgressX,
	LINKED: IconLink,
	DISCARDED: IconTrash,
	RESTORED: IconRestore,
	TRANSFERRED: IconArrowsExchange,
	EDITED: IconPencil,
	ESCALATED: IconSitemap,
	CHILD_ANSWERED: IconMessageReply,
	CHILD_CLOSED: IconCircleCheck,
	CHILD_REOPENED: IconRotate,
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
	const names = {
		toAgentName: nameOf(data.toAgent),
		toDepartmentName: nameOf(data.toDepartment),
	};
	const sentence = t(`event.${variant(kind, names, actor?.name)}`, {
		who: actor?.name ?? t('event.system'),
		...data,
		...names,
		defaultValue: kind,
	});
	if (kind === 'EDITED') {
		return `${sentence}: ${changes(data.changes, t)}`;
	}
	const told =
		kind === 'CLOSED'
			? data.reason
			: kind === 'TRANSFERRED'
				? data.note
				: kind === 'STATUS_STARTED'
					? data.comment
					: null;
	const whole = told ? `${sentence}: ${told}` : sentence;
	return data.droppedFields ? `${whole}. ${t('droppedFields', { fields: data.droppedFields })}` : whole;
}

/** Which sentence tells it: a kind may have several, by what it did. */
function variant(
	kind: TicketEvent['kind'],
	{ toAgentName, toDepartmentName }: { toAgentName?: string; toDepartmentName?: string },
	actorName?: string,
): string {
	if (kind === 'BOUND' && toAgentName && toAgentName !== actorName) {
		return 'BOUND_OTHER';
	}
	if (kind === 'TRANSFERRED') {
		return toDepartmentName
			? toAgentName
				? kind
				: 'TRANSFERRED_TO_QUEUE'
			: toAgentName
				? 'TRANSFERRED_TO_AGENT'
				: 'RELEASED';
	}
	return kind;
}

interface Change {
	field: string;
	from: unknown;
	to: unknown;
}

/** What an edit changed, from what to what (EDT-5); of a message only that it did. */
function changes(list: unknown, t: TFunction<'ticket'>): string {
	const shown = (field: string, value: unknown) => {
		if (value === null || value === undefined || value === '') {
			return t('aside.none');
		}
		if (typeof value === 'boolean') {
			return t(value ? 'aside.yes' : 'aside.no');
		}
		return field === 'priority' ? t(`priority.${value}`) : String(value);
	};
	return ((list ?? []) as Change[])
		.map(({ field, from, to }) => {
			const label = t(`field.${field}`, { defaultValue: field });
			return field === 'message' ? label : `${label}: ${shown(field, from)} → ${shown(field, to)}`;
		})
		.join('; ');
}

function nameOf(named: unknown): string | undefined {
	return (named as { name?: string } | undefined)?.name;
}
