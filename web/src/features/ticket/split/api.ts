import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { SplitPreview, Ticket } from '../../../api/types';
import type { Contents } from '../../field/values';
import { ticketKeys } from '../api';

/** What a ticket that messages are split into is to be. */
export interface NewSplit {
	messageIds: string[];
	subject: string;
	departmentId: string;
	categoryId: string | null;
	priority: number;
	agentId: string | null;
	tellCustomer: boolean;
	fields: Contents;
}

/** What would go; read anew with every choice, and kept on the screen meanwhile. */
export function useSplitPreview(id: string, messageIds: string[]) {
	return useQuery<SplitPreview>({
		queryKey: [...ticketKeys.all, 'split-preview', id, [...messageIds].sort()],
		enabled: messageIds.length > 0,
		gcTime: 0,
		retry: false,
		placeholderData: (before) => before,
		queryFn: ({ signal }) =>
			request<SplitPreview>('POST', `/tickets/${id}/split/preview`, { body: { messageIds }, signal }),
	});
}

export const splitTicket = (id: string, wanted: NewSplit, idempotencyKey: string) =>
	request<Ticket>('POST', `/tickets/${id}/split`, { body: wanted, idempotencyKey });

export const undoSplit = (id: string) => request<Ticket>('POST', `/tickets/${id}/split/undo`, { body: {} });
