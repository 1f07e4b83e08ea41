import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { SignOnChoice, SignOnProvider } from '../../api/types';

export const providersKey = ['sign-on-providers'] as const;

export const KINDS = ['AGENT_JWT', 'CUSTOMER_JWT', 'OIDC', 'SAML'] as const;
export type Kind = (typeof KINDS)[number];

export function useProviders() {
	return useQuery({
		queryKey: providersKey,
		queryFn: async () => (await request<{ items: SignOnProvider[] }>('GET', '/sign-on-providers')).items,
	});
}

/** What an account's sign-in page offers besides the password. */
export const readChoices = async (account: string, signal?: AbortSignal) =>
	(
		await request<{ items: SignOnChoice[] }>('GET', `/sign-on-choices?account=${encodeURIComponent(account)}`, {
			signal,
		})
	).items;

/** Where a provider's button leads. */
export function startAddress(account: string, provider: string, back: string): string {
	return `/sso/start?${new URLSearchParams({ account, provider, return: back })}`;
}

/** A key that nobody can guess: 48 bytes, written in 64 characters. */
export function newKey(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(48));
	return btoa(String.fromCharCode(...bytes))
		.replaceAll('+', '-')
		.replaceAll('/', '_');
}
