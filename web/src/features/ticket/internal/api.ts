import { request } from '../../../api/client';
import type { Ticket } from '../../../api/types';

export interface NewInternalTicket {
	departmentId: string;
	categoryId: string | null;
	subject: string;
	html: string;
	priority: number;
	representedDepartmentId: string | null;
	agentId: string | null;
	attachmentIds: string[];
}

export const openInternalTicket = (ticket: NewInternalTicket, idempotencyKey: string) =>
	request<Ticket>('POST', '/tickets/internal', { body: ticket, idempotencyKey });
