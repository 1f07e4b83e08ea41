import { request } from '../../../api/client';
import type { Ticket } from '../../../api/types';

/** Has an agent follow a ticket; oneself when nobody is named. */
export const follow = (ticketId: string, agentId?: string) =>
	request<Ticket>('POST', `/tickets/${ticketId}/followers`, { body: { agentId } });

export const unfollow = (ticketId: string, agentId: string) =>
	request<Ticket>('DELETE', `/tickets/${ticketId}/followers/${agentId}`);
