import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { Mailbox } from '../../api/types';

export const mailboxesKey = ['mailboxes'] as const;

export function useMailboxes() {
	return useQuery({
		queryKey: mailboxesKey,
		queryFn: async () => (await request<{ items: Mailbox[] }>('GET', '/mailboxes')).items,
	});
}
