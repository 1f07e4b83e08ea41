/** One call of the console's, and what answers it. */
export interface Call {
	method: string;
	path: string;
	query: URLSearchParams;
	// biome-ignore lint/suspicious/noExplicitAny: whatever the page sent
	body: any;
	headers: Headers;
	/** What the pattern's groups held. */
	ids: string[];
}

export type Answer = Response | object | undefined;
export type Handler = (call: Call) => Answer;
/** Method, pattern of the path, and what answers. */
export type Route = [string, RegExp, Handler];

export function problem(status: number, kind: string, detail: string, extras: object = {}): Response {
	return new Response(JSON.stringify({ type: `/problems/${kind}`, title: detail, status, detail, ...extras }), {
		status,
		headers: { 'Content-Type': 'application/problem+json' },
	});
}

export const missing = () => problem(404, 'not-found', 'Não encontramos o que você procura.');
export const nothing = () => new Response(null, { status: 204 });

export function paged<T>(call: Call, items: T[]) {
	const limit = Number(call.query.get('limit') ?? 50);
	const from = Number(call.query.get('cursor') ?? 0);
	const next = from + limit;
	return { items: items.slice(from, next), nextCursor: next < items.length ? String(next) : null };
}

export function matches(text: string, search: string | null): boolean {
	const fold = (each: string) =>
		each
			.normalize('NFD')
			.replace(/\p{Diacritic}/gu, '')
			.toLowerCase();
	return fold(text).includes(fold(search ?? ''));
}
