import { queryString, request } from '../../api/client';
import type {
	Message,
	Page,
	TabCounts,
	Ticket,
	TicketColumn,
	TicketDay,
	TicketPageData,
	TicketRow,
} from '../../api/types';
import type { Contents } from '../field/values';
import type { Period } from './work/period';

/** What a list of tickets is narrowed by; names and values, several with commas between, are those of the interface. */
export interface TicketFilters {
	tab?: string;
	state?: 'open' | 'closed' | 'all';
	search?: string;
	departmentId?: string;
	categoryId?: string;
	customerId?: string;
	organizationId?: string;
	agentId?: string;
	situation?: string;
	statusId?: string;
	tagId?: string;
	priority?: string;
	kind?: string;
	origin?: string;
	createdFrom?: string;
	createdTo?: string;
	activeFrom?: string;
	activeTo?: string;
	closedFrom?: string;
	closedTo?: string;
	sort?: 'activity' | 'created' | 'situation';
	order?: 'asc' | 'desc';
	/** What tickets have in a custom field (FLD-6). */
	[custom: `customField.${string}`]: string | undefined;
}

export const ticketKeys = {
	all: ['tickets'] as const,
	lists: ['tickets', 'list'] as const,
	list: (filters: TicketFilters, columns: TicketColumn[]) => ['tickets', 'list', filters, columns] as const,
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
	copies: { address: string; name: string }[];
}

interface Written {
	html: string;
	attachmentIds: string[];
	/** The newest message the writer has seen. */
	lastSeenMessageId?: string;
	/** The time that was worked on it. */
	work?: Period;
	/** Whether who is in copy gets it too; absent, they do. */
	toCopies?: boolean;
}

export const listTickets = (
	filters: TicketFilters,
	columns: TicketColumn[],
	cursor: string | null,
	signal?: AbortSignal,
) =>
	request<Page<TicketRow>>('GET', `/tickets${queryString({ ...filters, columns: columns.join(','), cursor })}`, {
		signal,
	});

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
			work: written.work,
			toCopies: written.toCopies,
		},
		idempotencyKey,
	});

export const addComment = (id: string, written: Written, idempotencyKey: string) =>
	request<Message>('POST', `/tickets/${id}/comments`, {
		body: { html: written.html, attachmentIds: written.attachmentIds },
		idempotencyKey,
	});

export const closeTicket = (id: string, choice: { reason?: string; fields?: Contents; work?: Period }) =>
	request<Ticket>('POST', `/tickets/${id}/close`, { body: choice });

export const reopenTicket = (id: string) => request<Ticket>('POST', `/tickets/${id}/reopen`, { body: {} });

export const readDraft = (place: string) =>
	request<{ content: unknown; updatedAt: string }>('GET', `/drafts/${encodeURIComponent(place)}`);

export const writeDraft = (place: string, content: unknown) =>
	request<void>('PUT', `/drafts/${encodeURIComponent(place)}`, { body: { content } });

export const deleteDraft = (place: string) => request<void>('DELETE', `/drafts/${encodeURIComponent(place)}`);
