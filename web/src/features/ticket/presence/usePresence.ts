import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { request } from '../../../api/client';
import type { Present } from '../../../api/types';

export const presenceKey = (ticketId: string) => ['tickets', 'presence', ticketId] as const;

const REPEAT_MS = 15_000;

/** Says that this tab shows a ticket, and what is written in it; answers who else is there (RPL-20). */
export function usePresence(ticketId: string, writing: 'reply' | 'comment' | null): Present[] {
	const queries = useQueryClient();
	const [tab] = useState(() => crypto.randomUUID());
	const kind = writing === null ? null : writing === 'reply' ? 'REPLY' : 'COMMENT';
	const query = useQuery({
		queryKey: presenceKey(ticketId),
		queryFn: async () =>
			(await request<{ items: Present[] }>('PUT', `/tickets/${ticketId}/presence/${tab}`, { body: { writing: kind } }))
				.items,
		refetchInterval: REPEAT_MS,
		retry: false,
	});

	// biome-ignore lint/correctness/useExhaustiveDependencies: said at once when one begins or ends to write
	useEffect(() => {
		void queries.invalidateQueries({ queryKey: presenceKey(ticketId) });
	}, [kind]);

	useEffect(
		() => () => {
			// Silence says the same a little later.
			request('DELETE', `/tickets/${ticketId}/presence/${tab}`).catch(() => undefined);
		},
		[ticketId, tab],
	);

	return query.data ?? [];
}
