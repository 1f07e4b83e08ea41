import { queryString, request } from '../../api/client';
import type {
	ContactBlock,
	Conversation,
	ConversationLabel,
	ConversationMessage,
	ConversationPage,
	ConversationRating,
	DiscardedConversation,
	Named,
	Page,
	RoutingDecision,
	Satisfaction,
	WaitingQueues,
} from '../../api/types';

export type View = 'MINE' | 'WAITING' | 'RUNNING' | 'ENDED';
export const VIEWS: View[] = ['MINE', 'WAITING', 'RUNNING', 'ENDED'];

export interface ConversationFilters {
	view: View;
	departmentId?: string;
	agentId?: string;
	labelId?: string;
	customerId?: string;
	/** Moments; the second is not included. */
	openedFrom?: string;
	openedTo?: string;
	/** The first and the last protocol. */
	numberFrom?: string;
	numberTo?: string;
}

export const conversationKeys = {
	all: ['conversations'] as const,
	lists: ['conversations', 'list'] as const,
	list: (filters: ConversationFilters) => ['conversations', 'list', filters] as const,
	waiting: ['conversations', 'waiting'] as const,
	page: (id: string) => ['conversations', 'page', id] as const,
	trash: ['trash', 'conversations'] as const,
	ratings: ['conversation-ratings'] as const,
	blocks: ['contact-blocks'] as const,
	labels: ['conversation-labels'] as const,
	decisions: (id: string) => ['conversations', 'decisions', id] as const,
};

export const listConversations = (filters: ConversationFilters, cursor: string | null, signal?: AbortSignal) =>
	request<Page<Conversation>>('GET', `/conversations${queryString({ ...filters, cursor })}`, { signal });

export const readConversation = (id: string, signal?: AbortSignal) =>
	request<ConversationPage>('GET', `/conversations/${id}`, { signal });

export const readEarlier = async (id: string, before: number) =>
	(await request<{ items: ConversationMessage[] }>('GET', `/conversations/${id}/messages${queryString({ before })}`))
		.items;

export const readWaiting = () => request<WaitingQueues>('GET', '/queues/waiting');

/** Takes who has waited longest; null when nobody waits any more. */
export const takeNext = async () =>
	(await request<{ conversation: { id: string } | null }>('POST', '/conversations/next', { body: {} })).conversation;

export const take = (id: string) => request('POST', `/conversations/${id}/take`);
export const accept = (id: string) => request('POST', `/conversations/${id}/accept`);
export const decline = (id: string) => request('POST', `/conversations/${id}/decline`);

/** @param clientId the same with every attempt, so that it is stored once */
export const write = (id: string, clientId: string, text: string, attachmentId: string | null) =>
	request<ConversationMessage>('POST', `/conversations/${id}/messages`, { body: { clientId, text, attachmentId } });

export const end = (id: string, closing: { solved: boolean; summary: string }) =>
	request<Conversation>('POST', `/conversations/${id}/end`, { body: { closing } });

export const readDecisions = async (id: string) =>
	(await request<{ items: RoutingDecision[] }>('GET', `/conversations/${id}/decisions`)).items;

export const markSeen = (id: string, seq: number) => request('POST', `/conversations/${id}/seen`, { body: { seq } });
export const tellTyping = (id: string, typing: boolean) =>
	request('POST', `/conversations/${id}/typing`, { body: { typing } });

export const addNote = (id: string, text: string, whisper: boolean) =>
	request('POST', `/conversations/${id}/notes`, { body: { text, whisper } });

export const setLabels = (id: string, labelIds: string[]) =>
	request('PUT', `/conversations/${id}/labels`, { body: { labelIds } });

export const block = (id: string, reason: string, expiresAt: string | null) =>
	request('POST', `/conversations/${id}/block`, { body: { reason, expiresAt } });

export const readTransferTargets = (id: string) =>
	request<{ agents: Named[]; departments: Named[] }>('GET', `/conversations/${id}/transfer-targets`);

export const transfer = (id: string, wish: { agentId: string | null; departmentId: string | null; note: string }) =>
	request('POST', `/conversations/${id}/transfer`, { body: wish });

export const acceptTransfer = (id: string, introduction: string) =>
	request('POST', `/conversations/${id}/transfer/accept`, { body: { introduction } });

export const declineTransfer = (id: string) => request('POST', `/conversations/${id}/transfer/decline`);

export const takeOver = (id: string, introduction: string) =>
	request('POST', `/conversations/${id}/take-over`, { body: { introduction } });

export const readLabels = async () =>
	(await request<{ items: ConversationLabel[] }>('GET', '/conversation-labels')).items;

export interface TicketWish {
	customerId?: string;
	departmentId?: string;
	categoryId?: string;
	subject?: string;
	/** What is asked at opening, by the custom field's id. */
	fields: Record<string, unknown>;
}

export const openTicket = async (id: string, wish: TicketWish) =>
	(await request<{ ticketId: string }>('POST', `/conversations/${id}/ticket`, { body: wish })).ticketId;

export const sendTranscript = (id: string) => request<void>('POST', `/conversations/${id}/transcript`, { body: {} });

export const discardConversation = (id: string) => request<void>('DELETE', `/conversations/${id}`);

export const listTrash = (cursor: string | null) =>
	request<Page<DiscardedConversation>>('GET', `/trash/conversations${queryString({ cursor })}`);

export const restoreConversation = (id: string) =>
	request<Conversation>('POST', `/trash/conversations/${id}/restore`, { body: {} });

export const removeConversation = (id: string) => request<void>('DELETE', `/trash/conversations/${id}`);

export const listRatings = (filters: { departmentId?: string; agentId?: string }, cursor: string | null) =>
	request<Page<ConversationRating>>('GET', `/conversation-ratings${queryString({ ...filters, cursor })}`);

/** @param span moments; thirty days until now without them */
export const readSatisfaction = async (span: { from?: string; to?: string }) =>
	(await request<{ items: Satisfaction[] }>('GET', `/conversation-ratings/satisfaction${queryString(span)}`)).items;

export const listBlocks = (cursor: string | null) =>
	request<Page<ContactBlock>>('GET', `/contact-blocks${queryString({ cursor })}`);

export const blockOrigin = (body: {
	kind: 'COUNTRY' | 'ADDRESS';
	origin: string;
	reason: string;
	expiresAt: string | null;
}) => request<ContactBlock>('POST', '/contact-blocks', { body });

export const liftBlock = (id: string) => request<void>('DELETE', `/contact-blocks/${id}`);
