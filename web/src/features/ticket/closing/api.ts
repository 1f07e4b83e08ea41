import { request } from '../../../api/client';
import type { Ticket } from '../../../api/types';

export const approveClosing = (id: string) =>
	request<Ticket>('POST', `/tickets/${id}/closing-request/approve`, { body: {} });

export const returnClosing = (id: string, reason: string) =>
	request<Ticket>('POST', `/tickets/${id}/closing-request/return`, { body: { reason } });

export const withdrawClosing = (id: string) => request<Ticket>('DELETE', `/tickets/${id}/closing-request`);

export const cancelTicket = (id: string, reason: string) =>
	request<Ticket>('POST', `/tickets/${id}/cancel`, { body: { reason } });
