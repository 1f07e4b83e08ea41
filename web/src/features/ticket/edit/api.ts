import { request } from '../../../api/client';
import type { components } from '../../../api/generated/schema';

export type Opening = components['schemas']['TicketOpeningData'];

export interface TicketEdit {
	subject: string;
	html?: string;
	departmentId: string;
	categoryId: string | null;
	priority: number;
	customerId?: string;
	notifyCustomer?: boolean;
	attachmentIds: string[];
}

export const readOpening = (id: string) => request<Opening>('GET', `/tickets/${id}/opening`);

export const editTicket = (id: string, edit: TicketEdit, version: number) =>
	request<Opening>('PUT', `/tickets/${id}/opening`, { body: edit, ifMatch: version });
