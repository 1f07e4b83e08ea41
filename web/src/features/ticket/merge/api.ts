import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { MergePreview, Ticket } from '../../../api/types';
import { listTickets, ticketKeys } from '../api';

/** Open tickets that one may be merged into: the customer's own, or what is found by number and words. */
export function useMergeTargets(ticket: Ticket, search: string) {
	const found = search.trim().replace(/^#/, '');
	const filters = {
		state: 'open' as const,
		kind: ticket.kind.toLowerCase(),
		...(found ? { search: found } : ticket.customer ? { customerId: ticket.customer.id } : {}),
	};
	return useQuery({
		queryKey: [...ticketKeys.all, 'merge-targets', ticket.id, filters],
		queryFn: async ({ signal }) =>
			(await listTickets(filters, [], null, signal)).items.filter((each) => each.id !== ticket.id),
	});
}

export function useMergePreview(id: string, into: string | null) {
	return useQuery({
		queryKey: [...ticketKeys.all, 'merge-preview', id, into],
		enabled: into !== null,
		// Who writes in it now changes by the moment.
		gcTime: 0,
		queryFn: ({ signal }) =>
			request<MergePreview>('POST', `/tickets/${id}/merge/preview`, { body: { targetId: into }, signal }),
	});
}

export const mergeTicket = (id: string, into: string) =>
	request<Ticket>('POST', `/tickets/${id}/merge`, { body: { targetId: into } });

export const undoMerge = (id: string) => request<Ticket>('POST', `/tickets/${id}/merge/undo`, { body: {} });
