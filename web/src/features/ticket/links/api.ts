import { useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../../api/client';
import type { LinkedTicket, Page, Ticket, TicketRow } from '../../../api/types';

export type Relation = LinkedTicket['relation'];
export const RELATIONS: Relation[] = ['RELATED', 'DUPLICATE_OF', 'DUPLICATED_BY', 'BLOCKS', 'BLOCKED_BY'];

/** The linked tickets; read anew whenever the ticket changes. */
export function useLinks(ticket: Ticket) {
	return useQuery({
		queryKey: ['tickets', 'links', ticket.id, ticket.version],
		queryFn: async () => (await request<{ items: LinkedTicket[] }>('GET', `/tickets/${ticket.id}/links`)).items,
		placeholderData: (before) => before,
	});
}

/** Tickets by number or words, to be linked. */
export function useLinkable(search: string) {
	return useQuery({
		queryKey: ['tickets', 'linkable', search],
		enabled: search !== '',
		queryFn: async () => (await request<Page<TicketRow>>('GET', `/tickets${queryString({ search, limit: 10 })}`)).items,
	});
}

export const linkTicket = (ticketId: string, otherId: string, relation: Relation) =>
	request<{ items: LinkedTicket[] }>('POST', `/tickets/${ticketId}/links`, { body: { ticketId: otherId, relation } });

export const unlinkTicket = (ticketId: string, otherId: string) =>
	request<{ items: LinkedTicket[] }>('DELETE', `/tickets/${ticketId}/links/${otherId}`);
