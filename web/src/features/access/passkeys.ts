import type { AssertionOptions, RegistrationOptions } from '../../api/types';

/** What an authenticator signed, as the server reads it. */
export interface Assertion {
	credentialId: string;
	userHandle?: string;
	authenticatorData: string;
	clientDataJson: string;
	signature: string;
}

/** What a new authenticator answered, as the server reads it. */
export interface Registration {
	attestationObject: string;
	clientDataJson: string;
	transports: string[];
}

/** Whether this browser can have passkeys here: it needs a secure address. */
export function passkeysWork(): boolean {
	return window.isSecureContext && 'PublicKeyCredential' in window;
}

/** Whether the person closed the browser's dialog, which is no failure to tell of. */
export function wasCancelled(failure: unknown): boolean {
	return failure instanceof DOMException && (failure.name === 'NotAllowedError' || failure.name === 'AbortError');
}

/** Has an authenticator make a passkey. */
export async function makePasskey(options: RegistrationOptions): Promise<Registration> {
	const made = await navigator.credentials.create({
		publicKey: {
			challenge: bytes(options.challenge),
			rp: options.rp,
			user: { ...options.user, id: bytes(options.user.id) },
			pubKeyCredParams: options.pubKeyCredParams.map((each) => ({ type: 'public-key', alg: each.alg })),
			timeout: options.timeout,
			excludeCredentials: options.excludeCredentials.map(descriptor),
			authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
			attestation: 'none',
		},
	});
	const response = (made as PublicKeyCredential).response as AuthenticatorAttestationResponse;
	return {
		attestationObject: text(response.attestationObject),
		clientDataJson: text(response.clientDataJSON),
		transports: response.getTransports?.() ?? [],
	};
}

/** Has an authenticator sign. */
export async function signWithPasskey(options: AssertionOptions): Promise<Assertion> {
	const found = (await navigator.credentials.get({
		publicKey: {
			challenge: bytes(options.challenge),
			rpId: options.rpId,
			timeout: options.timeout,
			allowCredentials: options.allowCredentials.map(descriptor),
			userVerification: options.userVerification as UserVerificationRequirement,
		},
	})) as PublicKeyCredential;
	const response = found.response as AuthenticatorAssertionResponse;
	return {
		credentialId: text(found.rawId),
		userHandle: response.userHandle ? text(response.userHandle) : undefined,
		authenticatorData: text(response.authenticatorData),
		clientDataJson: text(response.clientDataJSON),
		signature: text(response.signature),
	};
}

function descriptor(each: { id: string; transports: string[] }): PublicKeyCredentialDescriptor {
	return { type: 'public-key', id: bytes(each.id), transports: each.transports as AuthenticatorTransport[] };
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
}

function text(buffer: ArrayBuffer): string {
	const binary = Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
