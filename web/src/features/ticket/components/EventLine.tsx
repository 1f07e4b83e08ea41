import { Text } from '@mantine/core';
import {
	IconAlertTriangle,
	IconArrowBackUp,
	IconArrowMerge,
	IconArrowsExchange,
	IconArrowsSplit2,
	IconAt,
	IconAtOff,
	IconBan,
	IconCalendarCancel,
	IconCalendarEvent,
	IconCircleCheck,
	IconClockEdit,
	IconClockX,
	IconGavel,
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
	IconStopwatch,
	IconTag,
	IconTagOff,
	IconTrash,
	IconUnlink,
	IconUserCheck,
	IconUserOff,
} from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { TicketEvent } from '../../../api/types';
import { formatDuration } from '../../../frame/format';
import { RelativeTime } from '../../../frame/RelativeTime';
import classes from './EventLine.module.css';

const ICONS: Record<string, typeof IconPlus> = {
	OPENED: IconPlus,
	BOUND: IconUserCheck,
	RELEASED: IconUserOff,
	CLOSED: IconCircleCheck,
	CANCELLED: IconBan,
	CLOSING_REQUESTED: IconGavel,
	CLOSING_RETURNED: IconArrowBackUp,
	CLOSING_WITHDRAWN: IconArrowBackUp,
	REOPENED: IconRotate,
	STATUS_STARTED: IconProgress,
	STATUS_ENDED: IconProgressX,
	WORKED: IconStopwatch,
	WORK_CORRECTED: IconClockEdit,
	WORK_REMOVED: IconClockX,
	SCHEDULED: IconCalendarEvent,
	UNSCHEDULED: IconCalendarCancel,
	LINK_ADDED: IconLink,
	LINK_REMOVED: IconUnlink,
	TAGGED: IconTag,
	UNTAGGED: IconTagOff,
	COPY_ADDED: IconAt,
	COPY_REMOVED: IconAtOff,
	LINKED: IconLink,
	DISCARDED: IconTrash,
	RESTORED: IconRestore,
	TRANSFERRED: IconArrowsExchange,
	EDITED: IconPencil,
	ESCALATED: IconSitemap,
	MERGED_INTO: IconArrowMerge,
	MERGED_FROM: IconArrowMerge,
	MERGE_UNDONE: IconArrowBackUp,
	SPLIT_OFF: IconArrowsSplit2,
	SPLIT_FROM: IconArrowsSplit2,
	SPLIT_UNDONE: IconArrowBackUp,
	CHILD_ANSWERED: IconMessageReply,
	CHILD_CLOSED: IconCircleCheck,
	CHILD_CANCELLED: IconBan,
	CHILD_REOPENED: IconRotate,
	DELIVERY_FAILED: IconAlertTriangle,
	MAIL_HELD_BACK: IconAlertTriangle,
};

/** Events that the thread shows between messages; the others are the messages themselves. */
export const SHOWN_EVENTS = new Set(Object.keys(ICONS));

/** What is told with a reason. */
const REASONED = new Set<string>(['CLOSED', 'CANCELLED', 'CLOSING_REQUESTED', 'CLOSING_RETURNED']);

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
		personName: data.name || data.address || t('copy.erased'),
	};
	const duration = formatDuration(Number(data.seconds ?? data.workSeconds ?? 0));
	const sentence = t(`event.${variant(kind, { ...data, ...names }, actor?.name)}`, {
		who: actor?.name ?? t('event.system'),
		...data,
		...names,
		duration,
		wasDuration: formatDuration(Number(data.wasSeconds ?? 0)),
		defaultValue: kind,
	});
	if (kind === 'EDITED') {
		return `${sentence}: ${changes(data.changes, t)}`;
	}
	const told = REASONED.has(kind)
		? data.reason
		: kind === 'TRANSFERRED' || kind === 'SCHEDULED'
			? data.note
			: kind === 'STATUS_STARTED'
				? data.comment
				: null;
	const spent = data.workSeconds ? `${sentence} (${t('work.sum', { duration })})` : sentence;
	const whole = told ? `${spent}: ${told}` : spent;
	return data.droppedFields ? `${whole}. ${t('droppedFields', { fields: data.droppedFields })}` : whole;
}

/** Which sentence tells it: a kind may have several, by what it did. */
function variant(
	kind: TicketEvent['kind'],
	{
		toAgentName,
		toDepartmentName,
		awaits,
		relation,
	}: { toAgentName?: string; toDepartmentName?: string; awaits?: unknown; relation?: unknown },
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
	if (kind === 'LINK_ADDED') {
		return `${kind}_${relation}`;
	}
	return kind === 'MERGED_FROM' && awaits ? 'MERGED_FROM_AWAITS' : kind;
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
