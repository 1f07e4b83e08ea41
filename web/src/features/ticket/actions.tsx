import {
	IconArrowBackUp,
	IconArrowMerge,
	IconArrowsExchange,
	IconArrowsSplit2,
	IconBan,
	IconCalendarPlus,
	IconCircleCheck,
	IconEye,
	IconEyeOff,
	IconFilter,
	IconGavel,
	IconLink,
	IconLock,
	IconMessageReply,
	IconPencil,
	IconPrinter,
	IconProgress,
	IconProgressX,
	IconRotate,
	IconSitemap,
	IconStopwatch,
	IconTrash,
	IconUserCheck,
	IconUsers,
} from '@tabler/icons-react';
import type { Action } from '../../actions/types';
import type { Ticket } from '../../api/types';
import { printAddress } from '../printing/api';
import { bindTicket, reopenTicket } from './api';
import { approveClosing, withdrawClosing } from './closing/api';
import { follow, unfollow } from './followers/api';
import { undoMerge } from './merge/api';
import { undoSplit } from './split/api';
import { endStatus } from './status/api';
import { toggleStopwatch } from './work/api';

/** What the actions of the ticket page work on. */
export interface TicketContext {
	ticket: Ticket;
	/** Whoever looks at it. */
	me: string;
	/** Whether who takes the ticket wants the customer's answers by e-mail too (LNK-5). */
	notifyAgent: boolean;
	setNotifyAgent: (notify: boolean) => void;
	write: (what: 'reply' | 'comment') => void;
	open: (
		dialog: 'bind' | 'close' | 'discard' | 'transfer' | 'status' | 'link' | 'schedule' | 'cancel' | 'merge',
	) => void;
	/** Splits messages off the ticket, this one among them. */
	split: (messageId?: string) => void;
	go: (to: string) => void;
	fail: (message: string) => void;
	/** Goes on to what the thread shows next: all, messages alone, changes alone. */
	filter: () => void;
	refresh: () => Promise<void>;
}

const attempt = async (context: TicketContext, work: () => Promise<unknown>) => {
	try {
		await work();
	} catch (failure) {
		context.fail(failure instanceof Error ? failure.message : String(failure));
	}
	await context.refresh();
};

/** Everything an agent can do with a ticket, for the buttons, the Mais menu, the palette and the shortcuts. */
export const ticketActions: Action<TicketContext>[] = [
	{
		name: 'ticket.bind',
		icon: IconUserCheck,
		labelKey: 'ticket:action.bind',
		shortcut: 'V',
		primary: true,
		predicate: ({ ticket }) => ticket.actions.includes('BIND'),
		run: (context) =>
			attempt(context, () => bindTicket(context.ticket.id, context.notifyAgent ? { notifyAgent: true } : {})),
	},
	{
		name: 'ticket.reply',
		icon: IconMessageReply,
		labelKey: 'ticket:action.reply',
		shortcut: 'R',
		primary: true,
		predicate: ({ ticket }) => ticket.actions.includes('REPLY'),
		run: (context) => context.write('reply'),
	},
	{
		name: 'ticket.close',
		icon: IconCircleCheck,
		labelKey: 'ticket:action.close',
		shortcut: 'F',
		primary: true,
		predicate: ({ ticket }) => ticket.actions.includes('CLOSE'),
		run: (context) => context.open('close'),
	},
	{
		name: 'ticket.reopen',
		icon: IconRotate,
		labelKey: 'ticket:action.reopen',
		primary: true,
		predicate: ({ ticket }) => ticket.actions.includes('REOPEN'),
		run: (context) => attempt(context, () => reopenTicket(context.ticket.id)),
	},
	{
		name: 'ticket.comment',
		icon: IconLock,
		labelKey: 'ticket:action.comment',
		shortcut: 'C',
		predicate: ({ ticket }) => ticket.actions.includes('COMMENT'),
		run: (context) => context.write('comment'),
	},
	{
		name: 'ticket.edit',
		icon: IconPencil,
		labelKey: 'ticket:action.edit',
		primary: ({ ticket }) => ticket.agent === null,
		predicate: ({ ticket }) => ticket.actions.includes('EDIT'),
		run: ({ ticket, go }) => go(`/tickets/${ticket.id}/edit`),
	},
	{
		name: 'ticket.thread',
		icon: IconFilter,
		labelKey: 'ticket:action.thread',
		shortcut: 'M',
		run: (context) => context.filter(),
	},
	{
		name: 'ticket.transfer',
		icon: IconArrowsExchange,
		labelKey: 'ticket:action.transfer',
		predicate: ({ ticket }) => ticket.actions.includes('TRANSFER'),
		run: (context) => context.open('transfer'),
	},
	{
		name: 'ticket.escalate',
		icon: IconSitemap,
		labelKey: 'ticket:action.escalate',
		predicate: ({ ticket }) => ticket.actions.includes('ESCALATE'),
		run: ({ ticket, go }) => go(`/tickets/${ticket.id}/escalate`),
	},
	{
		name: 'ticket.merge',
		icon: IconArrowMerge,
		labelKey: 'ticket:action.merge',
		predicate: ({ ticket }) => ticket.actions.includes('MERGE'),
		run: (context) => context.open('merge'),
	},
	{
		name: 'ticket.undoMerge',
		icon: IconArrowBackUp,
		labelKey: 'ticket:action.undoMerge',
		predicate: ({ ticket }) => ticket.actions.includes('UNDO_MERGE'),
		run: (context) => attempt(context, () => undoMerge(context.ticket.id)),
	},
	{
		name: 'ticket.split',
		icon: IconArrowsSplit2,
		labelKey: 'ticket:action.split',
		predicate: ({ ticket }) => ticket.actions.includes('SPLIT'),
		run: (context) => context.split(),
	},
	{
		name: 'ticket.undoSplit',
		icon: IconArrowBackUp,
		labelKey: 'ticket:action.undoSplit',
		predicate: ({ ticket }) => ticket.actions.includes('UNDO_SPLIT'),
		run: (context) => attempt(context, () => undoSplit(context.ticket.id)),
	},
	{
		name: 'ticket.status',
		icon: IconProgress,
		labelKey: 'ticket:action.status',
		predicate: ({ ticket }) => ticket.actions.includes('STATUS'),
		run: (context) => context.open('status'),
	},
	{
		name: 'ticket.endStatus',
		icon: IconProgressX,
		labelKey: 'ticket:action.endStatus',
		predicate: ({ ticket }) => ticket.actions.includes('STATUS') && ticket.status !== null,
		run: (context) => attempt(context, () => endStatus(context.ticket.id)),
	},
	{
		name: 'ticket.stopwatch',
		icon: IconStopwatch,
		labelKey: 'ticket:action.stopwatch',
		shortcut: 'W',
		predicate: ({ ticket }) => ticket.actions.includes('WORK'),
		run: (context) => attempt(context, () => toggleStopwatch(context.ticket.id)),
	},
	{
		name: 'ticket.schedule',
		icon: IconCalendarPlus,
		labelKey: 'ticket:action.schedule',
		shortcut: 'A',
		predicate: ({ ticket }) => ticket.actions.includes('SCHEDULE'),
		run: (context) => context.open('schedule'),
	},
	{
		name: 'ticket.link',
		icon: IconLink,
		labelKey: 'ticket:action.link',
		predicate: ({ ticket }) => ticket.actions.includes('ORGANIZE'),
		run: (context) => context.open('link'),
	},
	{
		name: 'ticket.follow',
		icon: IconEye,
		labelKey: 'ticket:action.follow',
		predicate: ({ ticket, me }) => !ticket.followers.some((each) => each.id === me),
		run: (context) => attempt(context, () => follow(context.ticket.id)),
	},
	{
		name: 'ticket.unfollow',
		icon: IconEyeOff,
		labelKey: 'ticket:action.unfollow',
		predicate: ({ ticket, me }) => ticket.followers.some((each) => each.id === me),
		run: (context) => attempt(context, () => unfollow(context.ticket.id, context.me)),
	},
	{
		name: 'ticket.bindOther',
		icon: IconUsers,
		labelKey: 'ticket:action.bindOther',
		predicate: ({ ticket }) => ticket.actions.includes('BIND_OTHER'),
		run: (context) => context.open('bind'),
	},
	{
		name: 'ticket.print',
		icon: IconPrinter,
		labelKey: 'ticket:action.print',
		predicate: () => true,
		run: ({ ticket }) => {
			window.open(printAddress(ticket.id), '_blank', 'noopener');
		},
	},
	{
		name: 'ticket.withdrawClosing',
		icon: IconArrowBackUp,
		labelKey: 'ticket:action.withdrawClosing',
		predicate: ({ ticket }) => ticket.actions.includes('WITHDRAW_CLOSING'),
		run: (context) => attempt(context, () => withdrawClosing(context.ticket.id)),
	},
	{
		name: 'ticket.approveClosing',
		icon: IconGavel,
		labelKey: 'ticket:action.approveClosing',
		predicate: ({ ticket }) => ticket.actions.includes('DECIDE_CLOSING'),
		run: (context) => attempt(context, () => approveClosing(context.ticket.id)),
	},
	{
		name: 'ticket.cancel',
		icon: IconBan,
		labelKey: 'ticket:action.cancel',
		predicate: ({ ticket }) => ticket.actions.includes('CANCEL'),
		run: (context) => context.open('cancel'),
	},
	{
		name: 'ticket.delete',
		icon: IconTrash,
		labelKey: 'ticket:action.delete',
		predicate: ({ ticket }) => ticket.actions.includes('DELETE'),
		run: (context) => context.open('discard'),
	},
];
