import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { TicketColumn, TicketColumnChoice } from '../../../api/types';

const key = ['ticket-columns'];

/** What a list shows until it knows what the account chose. */
const USUAL_COLUMNS: TicketColumn[] = [
	'NUMBER',
	'SUBJECT',
	'CUSTOMER',
	'DEPARTMENT',
	'AGENT',
	'SITUATION',
	'LAST_MESSAGE_AT',
];

/** What the account's lists of tickets show. Asked for once: a change applies when the console is loaded next (COL-2). */
export function useColumnChoice() {
	return useQuery({
		queryKey: key,
		queryFn: () => request<TicketColumnChoice>('GET', '/ticket-columns'),
		staleTime: Number.POSITIVE_INFINITY,
	});
}

/** What a list shows: the columns of a saved view, or the account's. */
export function useShownColumns(ofView: TicketColumn[] | undefined): TicketColumn[] {
	const choice = useColumnChoice().data;
	return ofView ?? choice?.columns ?? USUAL_COLUMNS;
}

/** The same for who changes it: always as it is now. */
export function useColumnSetting() {
	return useQuery({
		queryKey: [...key, 'setting'],
		queryFn: () => request<TicketColumnChoice>('GET', '/ticket-columns'),
	});
}

export const saveColumns = (columns: TicketColumn[], version: number | undefined) =>
	request<TicketColumnChoice>('PUT', '/ticket-columns', { body: { columns }, ifMatch: version });
