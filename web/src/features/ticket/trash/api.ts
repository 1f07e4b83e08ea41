import { queryString, request } from '../../../api/client';
import type { DiscardedTicket, Page, Ticket } from '../../../api/types';

export const trashKey = ['trash', 'tickets'] as const;

export const listTrash = (cursor: string | null) =>
	request<Page<DiscardedTicket>>('GET', `/trash/tickets${queryString({ cursor })}`);

export const discardTicket = (id: string) => request<void>('DELETE', `/tickets/${id}`);

export const restoreTicket = (id: string) => request<Ticket>('POST', `/trash/tickets/${id}/restore`, { body: {} });

export const removeTicket = (id: string) => request<void>('DELETE', `/trash/tickets/${id}`);
