import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { ScheduledReply } from '../../../api/types';
import type { Period } from '../work/period';

export const scheduledKey = (ticketId: string) => ['tickets', 'scheduled', ticketId] as const;

/** A ticket's answers that wait for their time, or were stopped. */
export function useScheduledReplies(ticketId: string) {
	return useQuery({
		queryKey: scheduledKey(ticketId),
		queryFn: async () =>
			(await request<{ items: ScheduledReply[] }>('GET', `/tickets/${ticketId}/scheduled-replies`)).items,
	});
}

export const scheduleReply = (
	ticketId: string,
	reply: { html: string; attachmentIds: string[]; sendAt: string; work?: Period; toCopies?: boolean },
	idempotencyKey: string,
) =>
	request<unknown>('POST', `/tickets/${ticketId}/scheduled-replies`, {
		body: {
			html: reply.html,
			attachmentIds: reply.attachmentIds,
			sendAt: reply.sendAt,
			work: reply.work,
			toCopies: reply.toCopies,
		},
		idempotencyKey,
	});

export const withdrawReply = (id: string) => request<ScheduledReply>('DELETE', `/scheduled-replies/${id}`);
