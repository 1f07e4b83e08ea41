import { request } from '../../../api/client';
import type { components } from '../../../api/generated/schema';
import type { FieldValue } from '../../../api/types';
import type { Contents } from '../../field/values';

export type Opening = Omit<components['schemas']['TicketOpeningData'], 'fields'> & { fields: FieldValue[] };

export interface TicketEdit {
	subject: string;
	html?: string;
	departmentId: string;
	categoryId: string | null;
	priority: number;
	customerId?: string;
	notifyCustomer?: boolean;
	attachmentIds: string[];
	/** What is typed into custom fields, by their ids. */
	fields: Contents;
}

export const readOpening = (id: string) => request<Opening>('GET', `/tickets/${id}/opening`);

export const editTicket = (id: string, edit: TicketEdit, version: number) =>
	request<Opening>('PUT', `/tickets/${id}/opening`, { body: edit, ifMatch: version });
