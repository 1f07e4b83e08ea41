import { useQuery } from '@tanstack/react-query';
import { request } from '../../../api/client';
import { useAgents, useDepartments } from '../../../frame/lookups';
import { conversationKeys, readLabels } from '../api';
import type { ConversationSearch } from './search';

type Chosen = 'departmentId' | 'agentId' | 'labelId';

/** What each filter of a few values offers. */
export function useFilterChoices(): Record<Chosen, { value: string; label: string }[]> {
	const labels = useQuery({ queryKey: conversationKeys.labels, queryFn: readLabels, staleTime: 60_000 });
	const named = (items: { id: string; name: string }[] | undefined) =>
		(items ?? []).map((each) => ({ value: each.id, label: each.name }));
	return {
		departmentId: named(useDepartments().data),
		agentId: named(useAgents().data),
		labelId: named(labels.data),
	};
}

/** The name of the customer that a list is narrowed to; undefined while it is not known. */
export function useCustomerName({ customerId }: ConversationSearch): string | undefined {
	return useQuery({
		queryKey: ['ticket-filter-name', 'customers', customerId],
		enabled: customerId !== undefined,
		queryFn: async () => (await request<{ name: string }>('GET', `/customers/${customerId}`)).name,
		staleTime: 60_000,
	}).data;
}
