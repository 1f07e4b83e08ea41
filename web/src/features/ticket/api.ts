import { queryString, request } from '../../api/client';
import type { Message, Page, TabCounts, Ticket, TicketDay, TicketPageData, TicketRow } from '../../api/types';
import type { Contents } from '../field/values';

/** What a list of tickets is narrowed by; the names are those of the interface. */
export interface TicketFilters {
	tab?: string;
	state?: 'open' | 'closed' | 'all';
	search?: string;
	kind?: 'external' | 'internal';
	departmentId?: string;
	categoryId?: string;
	customerId?: string;
	organizationId?: string;
	agentId?: string;
	situation?: string;
	statusId?: string;
	priority?: string;
	createdFrom?: string;
	createdTo?: string;
	sort?: 'activity' | 'created' | 'situation';
	order?: 'asc' | 'desc';
}

export const ticketKeys = {
	all: ['tickets'] as const,
	lists: ['tickets', 'list'] as const,
	list: (filters: TicketFilters) => ['tickets', 'list', filters] as const,
	counts: ['tickets', 'counts'] as const,
	day: ['tickets', 'day'] as const,
	page: (id: string) => ['tickets', 'page', id] as const,
};

export interface NewTicket {
	customerId: string;
	departmentId: string;
	categoryId: string | null;
	subject: string;
	html: string;
	priority: number;
	agentId: string | null;
	notifyAgent: boolean;
	notifyCustomer: boolean;
	attachmentIds: string[];
	fields: Contents;
}

interface Written {
	html: string;
	attachmentIds: string[];
	/** The newest message the writer has seen. */
	lastSeenMessageId?: string;
}

export const listTickets = (filters: TicketFilters, cursor: string | null, signal?: AbortSignal) =>
	request<Page<TicketRow>>('GET', `/tickets${queryString({ ...filters, cursor })}`, { signal });

export const readCounts = () => request<TabCounts>('GET', '/tickets/counts');

export const readDay = () => request<TicketDay>('GET', '/tickets/day');

export const readTicket = (id: string) => request<TicketPageData>('GET', `/tickets/${id}`);

export const readEarlierMessages = (id: string, cursor: string) =>
	request<Page<Message>>('GET', `/tickets/${id}/messages${queryString({ cursor })}`);

export const openTicket = (ticket: NewTicket, idempotencyKey: string) =>
	request<Ticket>('POST', '/tickets', { body: ticket, idempotencyKey });

export const bindTicket = (id: string, choice: { agentId?: string; notifyAgent?: boolean }) =>
	request<Ticket>('POST', `/tickets/${id}/bind`, { body: choice });

export const addReply = (id: string, written: Written, idempotencyKey: string) =>
	request<Message>('POST', `/tickets/${id}/replies`, {
		body: {
			html: written.html,
			attachmentIds: written.attachmentIds,
			lastSeenMessageId: written.lastSeenMessageId,
		},
		idempotencyKey,
	});

export const addComment = (id: string, written: Written, idempotencyKey: string) =>
	request<Message>('POST', `/tickets/${id}/comments`, {
		body: { html: written.html, attachmentIds: written.attachmentIds },
		idempotencyKey,
	});

export const closeTicket = (id: string, choice: { reason?: string; fields?: Contents }) =>
	request<Ticket>('POST', `/tickets/${id}/close`, { body: choice });

export const reopenTicket = (id: string) => request<Ticket>('POST', `/tickets/${id}/reopen`, { body: {} });

export const readDraft = (place: string) =>
	request<{ content: unknown; updatedAt: string }>('GET', `/drafts/${encodeURIComponent(place)}`);

export const writeDraft = (place: string, content: unknown) =>
	request<void>('PUT', `/drafts/${encodeURIComponent(place)}`, { body: { content } });

export const deleteDraft = (place: string) => request<void>('DELETE', `/drafts/${encodeURIComponent(place)}`);
