import { request } from '../../api/client';
import type { AccessLink, Me } from '../../api/types';

export interface Credentials {
	account: string;
	email: string;
	password: string;
}

type Score = 0 | 1 | 2 | 3 | 4;

/** zxcvbn's score, whether the account takes it, and the least that it takes. */
export interface PasswordStrength {
	score: Score;
	acceptable: boolean;
	leastScore: Score;
	leastLength: number;
}

export interface NewAccount {
	companyName: string;
	loginName: string;
	ownerName: string;
	ownerEmail: string;
	language: string;
	timeZone: string;
}

export const signIn = (credentials: Credentials) => request<Me>('POST', '/session', { body: credentials });

export const recoverPassword = (body: { account: string; email: string }) =>
	request<void>('POST', '/password-recoveries', { body });

export const recoverAccount = (body: { email: string }) => request<void>('POST', '/account-recoveries', { body });

export const readLink = (token: string) => request<AccessLink>('GET', `/access-links/${encodeURIComponent(token)}`);

export const consumeLink = (token: string, body: { password?: string }) =>
	request<void>('POST', `/access-links/${encodeURIComponent(token)}/use`, { body });

/** Measures a password: that of a link's agent, or one's own. */
export const ratePassword = (password: string, link: string | undefined, signal?: AbortSignal) =>
	request<PasswordStrength>(
		'POST',
		link ? `/access-links/${encodeURIComponent(link)}/password-strength` : '/password-strength',
		{ body: { password }, signal },
	);

export const readRegistration = () => request<{ open: boolean }>('GET', '/registration');

export const createAccount = (body: NewAccount, idempotencyKey: string) =>
	request<void>('POST', '/accounts', { body, idempotencyKey });
