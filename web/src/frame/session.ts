import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { ProblemError, request } from '../api/client';
import type { Me, Permission } from '../api/types';

export const sessionKey = ['session'] as const;

/** Who is signed in; null for nobody. Also hands out the CSRF cookie. */
export function useSession() {
	return useQuery({
		queryKey: sessionKey,
		staleTime: 60_000,
		retry: false,
		queryFn: async () => {
			try {
				return await request<Me>('GET', '/session');
			} catch (failure) {
				if (failure instanceof ProblemError && failure.status === 401) {
					return null;
				}
				throw failure;
			}
		},
	});
}

export const MeContext = createContext<Me | null>(null);

/** The signed-in agent. Only inside the frame. */
export function useMe(): Me {
	const me = useContext(MeContext);
	if (!me) {
		throw new Error('useMe is for pages of signed-in agents');
	}
	return me;
}

export function useMay(permission: Permission): boolean {
	return useMe().permissions.includes(permission);
}

/** Sign-out: ends the session and forgets everything that was read with it. */
export function useSignOut() {
	const queries = useQueryClient();
	return async () => {
		await request('DELETE', '/session').catch(() => undefined);
		queries.clear();
		window.location.assign('/sign-in');
	};
}
