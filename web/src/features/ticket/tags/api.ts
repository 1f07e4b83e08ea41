import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { Ticket, TicketTag } from '../../../api/types';
import { useTopic } from '../../../realtime/useTopic';

export const TAGS = ['tags'] as const;
export const COLORS = ['GRAY', 'RED', 'ORANGE', 'YELLOW', 'GREEN', 'TEAL', 'BLUE', 'VIOLET'] as const;

/** All tags by name. */
export function useTags(enabled = true) {
	return useQuery({
		queryKey: TAGS,
		enabled,
		queryFn: async () => (await request<{ items: TicketTag[] }>('GET', '/tags')).items,
	});
}

/** Has the tags read anew when somebody changed them. */
export function useLiveTags() {
	const queries = useQueryClient();
	useTopic('account', {
		onEvent: ({ kind, data }) => {
			if (kind === 'directory-changed' && (data as { what?: string }).what === 'TAGS') {
				void queries.invalidateQueries({ queryKey: TAGS });
			}
		},
		onReset: () => void queries.invalidateQueries({ queryKey: TAGS }),
	});
}

/** How many tickets have a tag; asked when somebody is about to remove it. */
export function useTagUse(id: string | undefined) {
	return useQuery({
		queryKey: [...TAGS, id, 'use'],
		enabled: id !== undefined,
		queryFn: async () => (await request<{ tickets: number }>('GET', `/tags/${id}/use`)).tickets,
	});
}

export const mergeTag = (id: string, intoId: string) =>
	request<TicketTag>('POST', `/tags/${id}/merge`, { body: { intoId } });

export const addTag = (ticketId: string, tag: { tagId?: string; name?: string }) =>
	request<Ticket>('POST', `/tickets/${ticketId}/tags`, { body: tag });

export const removeTag = (ticketId: string, tagId: string) =>
	request<Ticket>('DELETE', `/tickets/${ticketId}/tags/${tagId}`);
