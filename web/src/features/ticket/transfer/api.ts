import { request } from '../../../api/client';
import type { Ticket } from '../../../api/types';

export interface Transfer {
	departmentId: string;
	agentId: string | null;
	note: string | null;
}

export const transferTicket = (id: string, transfer: Transfer) =>
	request<Ticket>('POST', `/tickets/${id}/transfer`, { body: transfer });
