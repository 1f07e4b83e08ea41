import { request } from '../../api/client';
import type { AccessLink, Me } from '../../api/types';

export interface Credentials {
	account: string;
	email: string;
	password: string;
}

/** zxcvbn's score, and whether the account takes it. */
export interface PasswordStrength {
	score: 0 | 1 | 2 | 3 | 4;
	acceptable: boolean;
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

export const ratePassword = (password: string, signal?: AbortSignal) =>
	request<PasswordStrength>('POST', '/password-strength', { body: { password }, signal });

export const readRegistration = () => request<{ open: boolean }>('GET', '/registration');

export const createAccount = (body: NewAccount, idempotencyKey: string) =>
	request<void>('POST', '/accounts', { body, idempotencyKey });
