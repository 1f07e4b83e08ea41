import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { TicketStatus } from '../../api/types';

export const STATUSES = ['ticket-statuses'] as const;
export const COLORS = ['GRAY', 'RED', 'ORANGE', 'YELLOW', 'GREEN', 'TEAL', 'BLUE', 'VIOLET'] as const;

/** All statuses in their order. */
export function useStatuses() {
	return useQuery({
		queryKey: STATUSES,
		queryFn: async () => (await request<{ items: TicketStatus[] }>('GET', '/ticket-statuses')).items,
	});
}
