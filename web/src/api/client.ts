import i18next from '../i18n';

/** One bad field of what was sent. */
export interface FieldError {
	field: string;
	code: string;
	message: string;
}

/** A refusal by the server: an RFC 9457 problem document, whose sentence is in the reader's language. */
export class ProblemError extends Error {
	constructor(
		readonly status: number,
		readonly type: string,
		message: string,
		readonly errors: FieldError[] = [],
		readonly extras: Record<string, unknown> = {},
	) {
		super(message);
		this.name = 'ProblemError';
	}

	get kind(): string {
		return this.type.replace(/^\/problems\//, '');
	}
}

interface RequestOptions {
	body?: unknown;
	/** Version that was read, for what two people can edit. */
	ifMatch?: number;
	/** Makes the repeat of a creation harmless. */
	idempotencyKey?: string;
	signal?: AbortSignal;
}

const signedOut = new Set<(why: string | null) => void>();

/** Calls back when the server says that nobody is signed in any more, with the reason where it tells one. */
export function onSignedOut(listener: (why: string | null) => void): () => void {
	signedOut.add(listener);
	return () => signedOut.delete(listener);
}

let askWhoIsThere: (() => Promise<boolean>) | undefined;

/** Is asked when the server wants a proof that the agent is still there; answers whether it was given. */
export function onConfirmationRequired(ask: () => Promise<boolean>): () => void {
	askWhoIsThere = ask;
	return () => {
		askWhoIsThere = undefined;
	};
}

/** For what does not go through {@link request}. */
export function tellSignedOut(why: string | null = null) {
	signedOut.forEach((each) => each(why));
}

export function csrfToken(): string {
	return document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? '';
}

/** Headers every request carries. */
export function commonHeaders(method: string): Record<string, string> {
	return {
		'Accept-Language': i18next.language,
		...(method === 'GET' ? {} : { 'X-XSRF-TOKEN': decodeURIComponent(csrfToken()) }),
	};
}

/** Asks the server. Rejects with a {@link ProblemError} for a refusal and for a lost connection. */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
	let response: Response;
	try {
		response = await send(method, path, options);
		if (response.status === 403 && (await kindOf(response)) === 'csrf') {
			// The token was not there yet, or ended with an earlier session: fetch one and try once more.
			await fetch('/api/v1/session');
			response = await send(method, path, options);
		}
		if (response.status === 403 && (await kindOf(response)) === 'confirmation-required' && (await askWhoIsThere?.())) {
			response = await send(method, path, options);
		}
	} catch (failure) {
		if (failure instanceof DOMException && failure.name === 'AbortError') {
			throw failure;
		}
		throw new ProblemError(0, '/problems/offline', i18next.t('frame:error.offline'));
	}
	if (!response.ok) {
		throw await problem(response, path);
	}
	// Not every answer has a body, and not every proxy says so in its headers.
	const text = await response.text();
	return (text ? JSON.parse(text) : undefined) as T;
}

function send(method: string, path: string, options: RequestOptions): Promise<Response> {
	return fetch(`/api/v1${path}`, {
		method,
		signal: options.signal,
		headers: {
			...commonHeaders(method),
			...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...(options.ifMatch === undefined ? {} : { 'If-Match': `"${options.ifMatch}"` }),
			...(options.idempotencyKey ? { 'Idempotency-Key': options.idempotencyKey } : {}),
		},
		body: options.body === undefined ? undefined : JSON.stringify(options.body),
	});
}

async function kindOf(response: Response): Promise<string> {
	const body = await response
		.clone()
		.json()
		.catch(() => ({}));
	return String(body.type ?? '').replace(/^\/problems\//, '');
}

async function problem(response: Response, path: string): Promise<ProblemError> {
	const body = await response.json().catch(() => ({}));
	const { type, detail, errors, title: _title, status: _status, instance: _instance, ...extras } = body;
	const why = extras.reason ? (detail ?? null) : null;
	if (response.status === 401 && type === '/problems/not-signed-in' && (path !== '/session' || why)) {
		tellSignedOut(why);
	}
	return new ProblemError(
		response.status,
		type ?? '/problems/unknown',
		detail ?? i18next.t('frame:error.unknown', { status: response.status }),
		errors ?? [],
		extras,
	);
}

/** Query string of what is set; empty without any. */
export function queryString(parameters: object): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(parameters)) {
		if (value !== undefined && value !== null && value !== '') {
			query.set(name, Array.isArray(value) ? value.join(',') : String(value));
		}
	}
	const text = query.toString();
	return text ? `?${text}` : '';
}

/** The sentence to show for anything that went wrong. */
export function problemText(failure: unknown): string {
	return failure instanceof Error ? failure.message : String(failure);
}
