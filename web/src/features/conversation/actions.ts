import {
	IconArrowDown,
	IconArrowsExchange,
	IconArrowUp,
	IconBan,
	IconBolt,
	IconInfoCircle,
	IconMail,
	IconMessageReply,
	IconPhoneCall,
	IconPhoneOff,
	IconPrinter,
	IconTicket,
	IconTrash,
	IconUserUp,
} from '@tabler/icons-react';
import type { Action } from '../../actions/types';
import type { ConversationPage } from '../../api/types';

/** What the actions of a conversation open. */
export type Dialog = 'end' | 'transfer' | 'takeOver' | 'block' | 'ticket' | 'transcript' | 'discard';

/** What the actions of an open conversation work on. */
export interface ConversationContext {
	page: ConversationPage;
	open: (dialog: Dialog) => void;
	/** Takes one to where one writes, with canned answers to choose from or without. */
	write: (canned?: boolean) => void;
	/** Prints all that both sides wrote. */
	print: () => Promise<void>;
	/** Shows or hides what is known of the customer. */
	toggleInformation: () => void;
}

const may = (action: ConversationPage['actions'][number]) => (context: ConversationContext) =>
	context.page.actions.includes(action);

/** What stands at the head of a conversation and in its menu, in its order; what takes something away comes last. */
export const conversationActions: Action<ConversationContext>[] = [
	{
		name: 'conversation.end',
		icon: IconPhoneOff,
		labelKey: 'conversation:end.open',
		shortcut: 'E',
		primary: true,
		predicate: may('END'),
		run: ({ open }) => open('end'),
	},
	{
		name: 'conversation.transfer',
		icon: IconArrowsExchange,
		labelKey: 'conversation:transfer.open',
		shortcut: 'D',
		predicate: may('TRANSFER'),
		run: ({ open }) => open('transfer'),
	},
	{
		name: 'conversation.takeOver',
		icon: IconUserUp,
		labelKey: 'conversation:takeOver.open',
		predicate: may('TAKE_OVER'),
		run: ({ open }) => open('takeOver'),
	},
	{
		name: 'conversation.ticket',
		icon: IconTicket,
		labelKey: 'conversation:ticket.open',
		predicate: may('TICKET'),
		run: ({ open }) => open('ticket'),
	},
	{
		name: 'conversation.transcript',
		icon: IconMail,
		labelKey: 'conversation:transcript.open',
		predicate: may('TRANSCRIPT'),
		run: ({ open }) => open('transcript'),
	},
	{
		name: 'conversation.print',
		icon: IconPrinter,
		labelKey: 'conversation:print',
		run: ({ print }) => print(),
	},
	{
		name: 'conversation.block',
		icon: IconBan,
		labelKey: 'conversation:block.open',
		predicate: may('BLOCK'),
		run: ({ open }) => open('block'),
	},
	{
		name: 'conversation.discard',
		icon: IconTrash,
		labelKey: 'conversation:discard.open',
		predicate: may('DELETE'),
		run: ({ open }) => open('discard'),
	},
];

/** What has a place of its own in a conversation, and is reached by keys as well. */
export const writingActions: Action<ConversationContext>[] = [
	{
		name: 'conversation.reply',
		icon: IconMessageReply,
		labelKey: 'conversation:composer.reply',
		shortcut: 'R',
		predicate: may('WRITE'),
		run: ({ write }) => write(),
	},
	{
		name: 'conversation.canned',
		icon: IconBolt,
		labelKey: 'conversation:composer.canned',
		shortcut: '/',
		predicate: may('WRITE'),
		run: ({ write }) => write(true),
	},
	{
		name: 'conversation.information',
		icon: IconInfoCircle,
		labelKey: 'conversation:info.toggle',
		shortcut: 'I',
		run: ({ toggleInformation }) => toggleInformation(),
	},
];

/** What the actions of the page of conversations work on. */
export interface ListContext {
	/** Opens the listed conversation so many places further on. */
	step: (by: 1 | -1) => void;
	/** Takes who has waited longest. */
	takeNext: () => Promise<void>;
}

export const listActions: Action<ListContext>[] = [
	{
		name: 'conversation.next',
		icon: IconArrowDown,
		labelKey: 'conversation:step.next',
		shortcut: 'Alt+ArrowDown',
		run: ({ step }) => step(1),
	},
	{
		name: 'conversation.previous',
		icon: IconArrowUp,
		labelKey: 'conversation:step.previous',
		shortcut: 'Alt+ArrowUp',
		run: ({ step }) => step(-1),
	},
	{
		name: 'conversation.takeNext',
		icon: IconUserUp,
		labelKey: 'conversation:next',
		shortcut: 'P',
		run: ({ takeNext }) => takeNext(),
	},
];

/** What the answer to an offer works on: the one that rings first. */
export interface OfferContext {
	accept: (() => Promise<void>) | null;
}

export const offerActions: Action<OfferContext>[] = [
	{
		name: 'conversation.accept',
		icon: IconPhoneCall,
		labelKey: 'conversation:ring.acceptOffer',
		shortcut: 'O',
		predicate: ({ accept }) => accept !== null,
		run: ({ accept }) => accept?.(),
	},
];

/** The place of a list that a step leads to: its first without a place in it, and never beyond its ends. */
export function stepped(ids: string[], open: string | null, by: 1 | -1): string | null {
	const place = open === null ? -1 : ids.indexOf(open);
	if (place < 0) {
		return ids[0] ?? null;
	}
	return ids[Math.max(0, Math.min(ids.length - 1, place + by))] ?? null;
}
