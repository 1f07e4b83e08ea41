import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../api/client';
import { everyPage } from '../../api/everyPage';
import type { AgentSummary, Binding, BindingRow, BindingSimulation, Page } from '../../api/types';

export const BINDINGS = ['customer-bindings'] as const;

export interface BindingFilters {
	agentId: string | null;
	departmentId: string | null;
	email: string;
}

export const useBindings = (filters: BindingFilters) =>
	useInfiniteQuery({
		queryKey: [...BINDINGS, 'list', filters],
		queryFn: ({ pageParam, signal }) =>
			request<Page<BindingRow>>('GET', `/customer-bindings${queryString({ ...filters, cursor: pageParam })}`, {
				signal,
			}),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		placeholderData: keepPreviousData,
	});

export const useBinding = (id: string | null) =>
	useQuery({
		queryKey: [...BINDINGS, id],
		queryFn: () => request<Binding>('GET', `/customer-bindings/${id}`),
		enabled: id !== null,
	});

/** Agents, those that are not active too (BND-70). */
export const useAllAgents = () =>
	useQuery({
		queryKey: ['agents', 'all'],
		staleTime: 60_000,
		queryFn: ({ signal }) => everyPage<AgentSummary>('/agents', {}, signal),
	});

/** Whether any customer is bound to an agent. */
export const useIsBound = (agentId: string | null, enabled: boolean) =>
	useQuery({
		queryKey: [...BINDINGS, 'any', agentId],
		enabled: enabled && agentId !== null,
		queryFn: async () =>
			(await request<Page<BindingRow>>('GET', `/customer-bindings${queryString({ agentId, limit: 1 })}`)).items.length >
			0,
	});

export const simulate = (departmentId: string, email: string) =>
	request<BindingSimulation>('POST', '/customer-bindings/simulate', { body: { departmentId, email: email || null } });
