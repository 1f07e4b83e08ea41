import { request } from '../../api/client';
import type {
	AccessLink,
	AppSetUp,
	AssertionOptions,
	ConfirmationWays,
	FreshCodes,
	Me,
	OwnDevice,
	Passkey,
	RegistrationOptions,
	SecondFactorMethod,
	SecondFactorNeeded,
	SecondFactorState,
} from '../../api/types';
import { type Assertion, makePasskey, signWithPasskey } from './passkeys';

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

/** Signs in, or answers what the sign-in still waits for. */
export const signIn = (credentials: Credentials) =>
	request<Me | SecondFactorNeeded>('POST', '/session', { body: credentials });

/** Signs in with whatever passkey the person picks. */
export async function signInByPasskey(): Promise<Me> {
	return request<Me>('POST', '/session/passkey', { body: await assertion('/session/passkey-options') });
}

export const enterCode = (method: SecondFactorMethod, code: string) =>
	request<Me>('POST', '/session/second-factor', { body: { method, code } });

export async function enterByPasskey(): Promise<Me> {
	const path = '/session/second-factor/passkey';
	return request<Me>('POST', path, { body: await assertion(`${path}-options`) });
}

export const sendCode = () => request<void>('POST', '/session/second-factor/email');

export const readConfirmation = () => request<ConfirmationWays>('GET', '/session/confirmation');

export const confirmIdentity = (body: { password?: string; code?: string }) =>
	request<void>('POST', '/session/confirmation', { body });

export async function confirmByPasskey(): Promise<void> {
	const path = '/session/confirmation/passkey';
	return request<void>('POST', path, { body: await assertion(`${path}-options`) });
}

async function assertion(path: string): Promise<Assertion> {
	return signWithPasskey(await request<AssertionOptions>('POST', path));
}

export const readSecondFactor = () => request<SecondFactorState>('GET', '/me/second-factor');

export const prepareApp = () => request<AppSetUp>('POST', '/me/second-factor/app');

export const confirmApp = (code: string) =>
	request<FreshCodes>('POST', '/me/second-factor/app/confirmation', { body: { code } });

export const removeApp = () => request<void>('DELETE', '/me/second-factor/app');

export const makeRecoveryCodes = () => request<FreshCodes>('POST', '/me/second-factor/recovery-codes');

export const readPasskeys = () => request<{ items: Passkey[] }>('GET', '/passkeys');

export async function registerPasskey(name: string): Promise<FreshCodes> {
	const made = await makePasskey(await request<RegistrationOptions>('POST', '/passkeys/options'));
	return request<FreshCodes>('POST', '/passkeys', { body: { name, ...made } });
}

export const renamePasskey = (id: string, name: string) => request<void>('PUT', `/passkeys/${id}`, { body: { name } });

export const removePasskey = (id: string) => request<void>('DELETE', `/passkeys/${id}`);

export const readDevices = () => request<{ items: OwnDevice[] }>('GET', '/devices');

export const forgetDevice = (id: string) => request<void>('DELETE', `/devices/${id}`);

export const disown = (token: string) =>
	request<{ next?: string }>('POST', `/access-links/${encodeURIComponent(token)}/disown`);

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
