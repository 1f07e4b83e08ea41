import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useAgents, useCategories, useDepartments } from '../../../frame/lookups';
import type { TicketFilters } from '../api';
import { useTicketStatuses } from '../status/api';
import { useTags } from '../tags/api';

/** Filters that take some of a few values. */
export const CHOSEN = [
	'departmentId',
	'categoryId',
	'agentId',
	'situation',
	'statusId',
	'tagId',
	'priority',
	'kind',
	'origin',
] as const satisfies (keyof TicketFilters)[];

/** Filters that take some of many, which are searched for. */
export const SOUGHT = ['customerId', 'organizationId'] as const satisfies (keyof TicketFilters)[];

export const DAYS = [
	'createdFrom',
	'createdTo',
	'activeFrom',
	'activeTo',
	'closedFrom',
	'closedTo',
] as const satisfies (keyof TicketFilters)[];

export type FilterName = (typeof CHOSEN)[number] | (typeof SOUGHT)[number] | (typeof DAYS)[number];
export const FILTERS: FilterName[] = [...CHOSEN, ...SOUGHT, ...DAYS];

const SITUATIONS = ['0', '1', '2', '3', '4', '5', '6', '7', '8'];

export const valuesOf = (text: string | undefined) => (text ? text.split(',') : []);

/** What each filter of a few values offers. */
export function useFilterChoices(): Record<(typeof CHOSEN)[number], { value: string; label: string }[]> {
	const { t } = useTranslation('ticket');
	const named = (items: { id: string; name: string }[] | undefined) =>
		(items ?? []).map((each) => ({ value: each.id, label: each.name }));
	return {
		departmentId: named(useDepartments().data),
		categoryId: named(useCategories().data),
		agentId: [
			{ value: 'me', label: t('filter.me') },
			{ value: 'none', label: t('aside.noAgent') },
			...named(useAgents().data),
		],
		statusId: named(useTicketStatuses().data),
		tagId: named(useTags().data),
		situation: SITUATIONS.map((value) => ({ value, label: t(`situation.${value}`) })),
		priority: ['1', '2', '3', '4'].map((value) => ({ value, label: t(`priority.${value}`) })),
		kind: ['external', 'internal'].map((value) => ({ value, label: t(`filter.kind_${value}`) })),
		origin: ['email', 'agent', 'portal', 'chat'].map((value) => ({ value, label: t(`origin.${value.toUpperCase()}`) })),
	};
}

/** The names of the customers and organizations that a list is narrowed to, by id. */
export function useSoughtNames(filters: TicketFilters): Record<string, string> {
	const wanted = SOUGHT.flatMap((name) =>
		valuesOf(filters[name]).map((id) => ({ id, path: name === 'customerId' ? 'customers' : 'organizations' })),
	);
	const found = useQueries({
		queries: wanted.map(({ id, path }) => ({
			queryKey: ['ticket-filter-name', path, id],
			queryFn: async () => (await request<{ name: string }>('GET', `/${path}/${id}`)).name,
			staleTime: 60_000,
		})),
	});
	return Object.fromEntries(wanted.map(({ id }, index) => [id, found[index]?.data ?? '…']));
}
