import { useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../../api/client';
import type { AppliedStatus, Ticket, TicketStatus } from '../../../api/types';

/** The statuses a ticket has had; read anew whenever the ticket changes. */
export function useStatusHistory(ticket: Ticket) {
	return useQuery({
		queryKey: ['tickets', 'statuses', ticket.id, ticket.version],
		queryFn: async () => (await request<{ items: AppliedStatus[] }>('GET', `/tickets/${ticket.id}/statuses`)).items,
		placeholderData: (before) => before,
	});
}

/** The statuses that may be applied: of a department those it offers, or all. */
export function useTicketStatuses(departmentId?: string, enabled = true) {
	return useQuery({
		queryKey: ['ticket-statuses', departmentId ?? 'all'],
		enabled,
		queryFn: async () =>
			(await request<{ items: TicketStatus[] }>('GET', `/ticket-statuses${queryString({ departmentId })}`)).items,
	});
}

export const applyStatus = (
	id: string,
	choice: { statusId: string | null; comment?: string },
	idempotencyKey: string,
) => request<Ticket>('POST', `/tickets/${id}/status`, { body: choice, idempotencyKey });

export const endStatus = (id: string) => request<Ticket>('DELETE', `/tickets/${id}/status`);
