import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { Account } from '../../api/types';

export const accountKey = ['account'] as const;

/** The account's settings, for administrators. */
export function useAccount() {
	return useQuery({
		queryKey: accountKey,
		queryFn: () => request<Account>('GET', '/account'),
		refetchOnWindowFocus: false,
	});
}

/** Saves some settings of the account: a change of others meanwhile is refused, so that none is undone. */
export async function saveAccount(values: object, version: number | undefined) {
	const current = await request<Account>('GET', '/account');
	await request<Account>('PUT', '/account', { body: { ...current, ...values }, ifMatch: version });
}
