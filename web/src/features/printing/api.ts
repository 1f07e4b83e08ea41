import { request } from '../../api/client';
import type { PrintTemplate, PrintTemplateView } from '../../api/types';

export const templateKey = ['print-template'] as const;

/** What the form of a template holds. */
export type TemplateValues = {
	body: string;
	font: PrintTemplate['looks']['font'];
	fontSize: number;
	spacing: PrintTemplate['looks']['spacing'];
};

export const readTemplate = () => request<PrintTemplateView>('GET', '/print-template');

export const saveTemplate = (body: TemplateValues, ifMatch: number | undefined) =>
	request<PrintTemplateView>('PUT', '/print-template', { body, ifMatch });

export const restoreTemplate = (ifMatch: number) =>
	request<PrintTemplateView>('DELETE', '/print-template', { ifMatch });

export const listVersions = () => request<{ items: PrintTemplate[] }>('GET', '/print-template/versions');

export const previewTemplate = (values: TemplateValues, ticketNumber: number | null, signal: AbortSignal) =>
	request<{ html: string }>('POST', '/print-template/preview', { body: { ...values, ticketNumber }, signal });

/** The page of a ticket as it goes to paper, in a tab of its own. */
export const printAddress = (ticketId: string) => `/api/v1/tickets/${ticketId}/print`;
