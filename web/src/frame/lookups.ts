import { useQuery } from '@tanstack/react-query';
import { queryString, request } from '../api/client';
import { everyPage } from '../api/everyPage';
import type { AgentSummary, Category, CustomerRow, Department, OrganizationRow, Page, WorkShift } from '../api/types';

const MINUTE = 60_000;

/** All departments, with their categories and agents; asked for only when `enabled`. */
export function useDepartments(enabled = true) {
	return useQuery({
		enabled,
		queryKey: ['departments'],
		staleTime: MINUTE,
		queryFn: async () => (await request<{ items: Department[] }>('GET', '/departments')).items,
	});
}

/** The departments in which an agent may open a ticket for a customer. */
export function useOfferedDepartments() {
	return useQuery({
		queryKey: ['departments', 'offered'],
		staleTime: MINUTE,
		queryFn: async () =>
			(await request<{ items: Department[] }>('GET', `/departments${queryString({ offeredFor: 'TICKETS' })}`)).items,
	});
}

/** The departments that agents may ask for something. */
export function useAskedDepartments() {
	return useQuery({
		queryKey: ['departments', 'asked'],
		staleTime: MINUTE,
		queryFn: async () =>
			(await request<{ items: Department[] }>('GET', `/departments${queryString({ offeredFor: 'INTERNAL_TICKETS' })}`))
				.items,
	});
}

export function useCategories() {
	return useQuery({
		queryKey: ['categories'],
		staleTime: MINUTE,
		queryFn: async () => (await request<{ items: Category[] }>('GET', '/categories')).items,
	});
}

/** All work shifts, the standard one first. */
export function useWorkShifts() {
	return useQuery({
		queryKey: ['work-shifts'],
		queryFn: async () => (await request<{ items: WorkShift[] }>('GET', '/work-shifts')).items,
	});
}

/** The active agents, for choosing one; asked for only when `enabled`. */
export function useAgents(enabled = true) {
	return useQuery({
		enabled,
		queryKey: ['agents', 'choices'],
		staleTime: MINUTE,
		queryFn: ({ signal }) => everyPage<AgentSummary>('/agents', { active: true }, signal),
	});
}

export const searchCustomers = (search: string, signal?: AbortSignal) =>
	request<Page<CustomerRow>>('GET', `/customers${queryString({ search, limit: 20 })}`, { signal });

export const searchOrganizations = (search: string, signal?: AbortSignal) =>
	request<Page<OrganizationRow>>('GET', `/organizations${queryString({ search, limit: 20 })}`, { signal });

/** Names of what was chosen, in the order in which it was; those that are not known any more are left out. */
export function namesOf(ids: readonly (string | null)[], known: readonly { id: string; name: string }[] = []): string {
	return ids.flatMap((id) => known.find((each) => each.id === id)?.name ?? []).join(', ') || '–';
}
