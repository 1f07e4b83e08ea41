import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { TicketView } from '../../../api/types';

export const viewsKey = ['ticket-views'];

export type ViewForm = Pick<TicketView, 'scope' | 'name' | 'filters' | 'columns'> & { departmentId: string | null };

/** One's own saved views and the shared ones, by name. */
export function useViews() {
	return useQuery({
		queryKey: viewsKey,
		queryFn: async () => (await request<{ items: TicketView[] }>('GET', '/ticket-views')).items,
	});
}

export const createView = (form: ViewForm) => request<TicketView>('POST', '/ticket-views', { body: form });

export const changeView = (id: string, form: ViewForm, version: number | undefined) =>
	request<TicketView>('PUT', `/ticket-views/${id}`, { body: form, ifMatch: version });

export const deleteView = (id: string) => request<void>('DELETE', `/ticket-views/${id}`);
