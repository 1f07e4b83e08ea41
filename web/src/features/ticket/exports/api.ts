import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { TicketColumn, TicketExport } from '../../../api/types';

export const exportsKey = ['ticket-exports'] as const;

/** How often the page asks again while a file is being written. */
const POLLING = 1_500;

export const isWritten = ({ state }: TicketExport) => state === 'QUEUED' || state === 'RUNNING';

export interface ExportRequest {
	format: TicketExport['format'];
	filters: Record<string, string>;
	/** Absent for what the account's lists show. */
	columns?: TicketColumn[];
}

export const requestExport = (wanted: ExportRequest, key: string) =>
	request<TicketExport>('POST', '/ticket-exports', { body: wanted, idempotencyKey: key });

export const deleteExport = (id: string) => request<void>('DELETE', `/ticket-exports/${id}`);

export const downloadExport = (id: string) => window.location.assign(`/api/v1/ticket-exports/${id}/content`);

/** One's own files, the latest first; asked again while one is being written. */
export function useExports() {
	return useQuery({
		queryKey: exportsKey,
		queryFn: async () => (await request<{ items: TicketExport[] }>('GET', '/ticket-exports')).items,
		refetchInterval: ({ state }) => (state.data?.some(isWritten) ? POLLING : false),
	});
}
