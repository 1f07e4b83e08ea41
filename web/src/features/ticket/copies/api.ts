import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { searchCustomers } from '../../../frame/lookups';
import { useMay } from '../../../frame/session';

/** Somebody outside who shall get the answers too. */
export interface Person {
	address: string;
	name: string;
}

/** The most that a ticket has in copy (CC-1). */
export const MOST = 20;

export const addCopy = (ticketId: string, person: Person) =>
	request<Ticket>('POST', `/tickets/${ticketId}/copies`, { body: person });

export const removeCopy = (ticketId: string, copyId: string) =>
	request<Ticket>('DELETE', `/tickets/${ticketId}/copies/${copyId}`);

/** Customers whose name or address has what is typed, for who sees their addresses. */
export function useSuggestions(typed: string): Person[] {
	const sees = useMay('CUSTOMER_VIEW');
	const seesAddresses = useMay('CUSTOMER_PERSONAL_VIEW');
	const [search] = useDebouncedValue(typed.trim(), 250);
	const found = useQuery({
		queryKey: ['copy-suggestions', search],
		enabled: sees && seesAddresses && search.length > 1,
		queryFn: async ({ signal }) => (await searchCustomers(search, signal)).items,
	});
	return (found.data ?? []).flatMap(({ name, emails }) => emails.map((address) => ({ name, address })));
}
