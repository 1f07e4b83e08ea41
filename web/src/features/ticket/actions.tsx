import {
	IconArrowsExchange,
	IconCircleCheck,
	IconLock,
	IconMessageReply,
	IconPencil,
	IconPrinter,
	IconProgress,
	IconProgressX,
	IconRotate,
	IconSitemap,
	IconTrash,
	IconUserCheck,
	IconUsers,
} from '@tabler/icons-react';
import type { Action } from '../../actions/types';
import type { Ticket } from '../../api/types';
import { printAddress } from '../printing/api';
import { bindTicket, reopenTicket } from './api';
import { endStatus } from './status/api';

/** What the actions of the ticket page work on. */
export interface TicketContext {
	ticket: Ticket;
	write: (what: 'reply' | 'comment') => void;
	open: (dialog: 'bind' | 'close' | 'discard' | 'transfer' | 'status') => void;
	go: (to: string) => void;
	fail: (message: string) => void;
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
		run: (context) => attempt(context, () => bindTicket(context.ticket.id, {})),
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
		predicate: ({ ticket }) => ticket.actions.includes('EDIT'),
		run: ({ ticket, go }) => go(`/tickets/${ticket.id}/edit`),
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
		name: 'ticket.delete',
		icon: IconTrash,
		labelKey: 'ticket:action.delete',
		predicate: ({ ticket }) => ticket.actions.includes('DELETE'),
		run: (context) => context.open('discard'),
	},
];
