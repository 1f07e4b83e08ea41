import { useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../../api/client';
import type { OwnWork, Page, Stopwatch, Ticket, WorkEntry } from '../../../api/types';
import type { Period } from './period';

export const stopwatchKey = (ticketId: string) => ['tickets', 'stopwatch', ticketId] as const;

export function useStopwatch(ticketId: string) {
	return useQuery({
		queryKey: stopwatchKey(ticketId),
		queryFn: () => request<Stopwatch>('GET', `/tickets/${ticketId}/stopwatch`),
	});
}

export const startStopwatch = (ticketId: string, pauseOther = false) =>
	request<Stopwatch>('POST', `/tickets/${ticketId}/stopwatch/start`, { body: { pauseOther } });

export const pauseStopwatch = (ticketId: string) =>
	request<Stopwatch>('POST', `/tickets/${ticketId}/stopwatch/pause`, { body: {} });

export const stopStopwatch = (ticketId: string) =>
	request<Stopwatch>('POST', `/tickets/${ticketId}/stopwatch/stop`, { body: {} });

export const discardStopwatch = (ticketId: string) => request<Stopwatch>('DELETE', `/tickets/${ticketId}/stopwatch`);

/** Starts it, or pauses it when it runs. */
export async function toggleStopwatch(ticketId: string) {
	const { state } = await request<Stopwatch>('GET', `/tickets/${ticketId}/stopwatch`);
	return state === 'RUNNING' ? pauseStopwatch(ticketId) : startStopwatch(ticketId);
}

/** What is written down of a ticket; read anew whenever the ticket changes. */
export function useWorkEntries(ticket: Ticket, stopwatch: boolean, enabled: boolean) {
	return useQuery({
		queryKey: ['tickets', 'work', ticket.id, ticket.version, stopwatch],
		enabled,
		queryFn: async () =>
			(
				await request<Page<WorkEntry>>(
					'GET',
					`/tickets/${ticket.id}/work-entries${queryString({ limit: 100, stopwatch: stopwatch ? 1 : undefined })}`,
				)
			).items,
		placeholderData: (before) => before,
	});
}

export const correctWork = (ticketId: string, entryId: string, period: Period) =>
	request<void>('PUT', `/tickets/${ticketId}/work-entries/${entryId}`, { body: period });

export const takeWorkBack = (ticketId: string, entryId: string) =>
	request<void>('DELETE', `/tickets/${ticketId}/work-entries/${entryId}`);

/** The agent's own time that covers some of a period. */
export function useOverlaps(period: Period | undefined) {
	return useQuery({
		queryKey: ['me', 'work', period],
		enabled: period !== undefined,
		queryFn: async () =>
			(await request<{ items: OwnWork[] }>('GET', `/me/work-entries${queryString({ ...period })}`)).items,
	});
}
