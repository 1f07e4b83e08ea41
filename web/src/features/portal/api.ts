import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ProblemError, queryString, request } from '../../api/client';
import type { CustomerTicket, Page, Portal, PortalSession } from '../../api/types';

const path = (account: string) => `/portal/${encodeURIComponent(account)}`;

export const portalSessionKey = (account: string) => ['portal', account, 'session'] as const;

export function usePortal(account: string) {
	return useQuery({
		queryKey: ['portal', account],
		queryFn: () => request<Portal>('GET', path(account)),
		staleTime: 60_000,
	});
}

/** Who is signed in; null for nobody. Also fetches the token without which the server ends no session. */
export function usePortalSession(account: string) {
	return useQuery({
		queryKey: portalSessionKey(account),
		queryFn: async () => {
			try {
				return await request<PortalSession>('GET', `${path(account)}/session`);
			} catch (failure) {
				if (failure instanceof ProblemError && failure.status === 401) {
					return null;
				}
				throw failure;
			}
		},
	});
}

export function useOwnTickets(account: string) {
	return useInfiniteQuery({
		queryKey: ['portal', account, 'tickets'],
		queryFn: ({ pageParam, signal }) =>
			request<Page<CustomerTicket>>('GET', `${path(account)}/tickets${queryString({ cursor: pageParam })}`, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (last) => last.nextCursor,
	});
}

export const enterPortal = (account: string, credentials: { email: string; password: string }) =>
	request<void>('POST', `${path(account)}/session`, { body: credentials });

export const leavePortal = (account: string) => request<void>('DELETE', `${path(account)}/session`);
