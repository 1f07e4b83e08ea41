import { request } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import type { Contents } from '../../field/values';

export interface NewInternalTicket {
	departmentId: string;
	categoryId: string | null;
	subject: string;
	html: string;
	priority: number;
	representedDepartmentId: string | null;
	agentId: string | null;
	attachmentIds: string[];
	/** What is typed into custom fields, by their ids. */
	fields: Contents;
}

export const openInternalTicket = (ticket: NewInternalTicket, idempotencyKey: string) =>
	request<Ticket>('POST', '/tickets/internal', { body: ticket, idempotencyKey });
