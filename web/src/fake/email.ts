import { missing, nothing, paged, type Route } from './call';
import { collection } from './collection';
import type { Data } from './data';

/** Mailboxes, the outgoing server, and the logs of e-mails. */
export const emailRoutes = (data: Data): Route[] => [
	...collection(
		'/mailboxes',
		() => data.mailboxes,
		() => ({}),
	),
	['POST', /^\/mailboxes\/test$/, () => ({ imap: { ok: true, message: 'Conexão aceita.' }, smtp: null })],
	['POST', /^\/mailboxes\/([^/]+)\/collect$/, () => new Response(null, { status: 202 })],
	[
		'GET',
		/^\/outgoing-server$/,
		() => ({
			host: 'localhost',
			port: 3025,
			security: 'NONE',
			user: null,
			hasPassword: false,
			fromName: 'Aurora',
			fromAddress: 'suporte@aurora.example',
			version: 1,
		}),
	],
	['PUT', /^\/outgoing-server$/, ({ body }) => ({ ...body, hasPassword: false, version: 2 })],
	['GET', /^\/incoming-emails$/, (call) => paged(call, data.incoming)],
	[
		'POST',
		/^\/incoming-emails\/([^/]+)\/retry$/,
		({ ids }) => data.incoming.find((each) => each.id === ids[0]) ?? missing(),
	],
	['GET', /^\/outgoing-emails$/, (call) => paged(call, data.outgoing)],
	[
		'POST',
		/^\/outgoing-emails\/([^/]+)\/retry$/,
		({ ids }) => data.outgoing.find((each) => each.id === ids[0]) ?? missing(),
	],
	['GET', /^\/blocked-addresses$/, () => ({ items: [], nextCursor: null })],
	['POST', /^\/blocked-addresses$/, ({ body }) => body],
	['DELETE', /^\/blocked-addresses\/(.+)$/, nothing],
];
