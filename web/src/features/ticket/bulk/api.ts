import { useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../../api/client';
import type { Page, TicketBulk, TicketBulkItem } from '../../../api/types';
import type { Contents } from '../../field/values';
import type { Period } from '../work/period';

const key = ['ticket-bulks'];
const SOON = 1000;

/** What an action is given. */
export interface BulkChoice {
	agentId?: string;
	departmentId?: string;
	statusId?: string;
	priority?: number;
	reason?: string;
	addTagIds?: string[];
	removeTagIds?: string[];
	/** What is asked at closing; each ticket takes what it is asked. */
	fields?: Contents;
	/** What was worked on each. */
	work?: Period;
}

export interface BulkRequest extends BulkChoice {
	action: TicketBulk['action'];
	ticketIds?: string[];
	filters?: Record<string, string>;
}

export const beginBulk = (wanted: BulkRequest) => request<TicketBulk>('POST', '/ticket-bulks', { body: wanted });

/** What still goes on of what one asked for, also before the page was loaded. */
export function useRunningBulk() {
	return useQuery({
		queryKey: [...key, 'running'],
		queryFn: async () =>
			(await request<{ items: TicketBulk[] }>('GET', '/ticket-bulks')).items.find((each) => !each.finishedAt) ?? null,
	});
}

/** How far it is, asked again until it is finished. */
export function useBulk(id: string) {
	return useQuery({
		queryKey: [...key, id],
		queryFn: () => request<TicketBulk>('GET', `/ticket-bulks/${id}`),
		refetchInterval: (query) => (query.state.data?.finishedAt ? false : SOON),
	});
}

/** The first of those it cannot be done with. */
export function useRefused(bulk: TicketBulk | undefined) {
	return useQuery({
		queryKey: [...key, bulk?.id, 'refused', bulk?.refused],
		enabled: !!bulk && bulk.refused > 0,
		queryFn: async () =>
			(
				await request<Page<TicketBulkItem>>(
					'GET',
					`/ticket-bulks/${bulk?.id}/items${queryString({ outcome: 'REFUSED', limit: 100 })}`,
				)
			).items,
	});
}
