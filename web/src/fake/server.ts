/** Answers the contract's calls out of memory. For tests and `npm run dev:fake`; production builds leave it out. */
import type { Message, Ticket, TicketRow } from '../api/types';
import { Data, nextId, SITUATIONS } from './data';
import { FakeRealtime } from './socket';

interface Call {
	method: string;
	path: string;
	query: URLSearchParams;
	// biome-ignore lint/suspicious/noExplicitAny: whatever the page sent
	body: any;
	headers: Headers;
	/** What the pattern's groups held. */
	ids: string[];
}

type Answer = Response | object | undefined;
type Handler = (call: Call) => Answer;

export function problem(status: number, kind: string, detail: string, extras: object = {}): Response {
	return new Response(JSON.stringify({ type: `/problems/${kind}`, title: detail, status, detail, ...extras }), {
		status,
		headers: { 'Content-Type': 'application/problem+json' },
	});
}

const missing = () => problem(404, 'not-found', 'Não encontramos o que você procura.');
const nothing = () => new Response(null, { status: 204 });

function paged<T>(call: Call, items: T[]) {
	const limit = Number(call.query.get('limit') ?? 50);
	const from = Number(call.query.get('cursor') ?? 0);
	const next = from + limit;
	return { items: items.slice(from, next), nextCursor: next < items.length ? String(next) : null };
}

function matches(text: string, search: string | null): boolean {
	const fold = (each: string) =>
		each
			.normalize('NFD')
			.replace(/\p{Diacritic}/gu, '')
			.toLowerCase();
	return fold(text).includes(fold(search ?? ''));
}

export class FakeServer {
	data = new Data();
	readonly realtime = new FakeRealtime();
	signedIn = true;
	registrationOpen = true;
	/** Requests seen, for tests to look at. */
	readonly calls: { method: string; path: string; body: unknown; headers: Headers }[] = [];
	/** Runs before the handlers; an answer replaces theirs. */
	intercept: ((call: Call) => Answer | Promise<Answer>) | undefined;
	/** Milliseconds each answer takes. */
	latency = 0;

	readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
		const url = new URL(input instanceof Request ? input.url : String(input), 'http://localhost');
		const path = url.pathname.replace(/^\/api\/v1/, '');
		const call: Call = {
			method: init.method ?? 'GET',
			path,
			query: url.searchParams,
			body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
			headers: new Headers(init.headers),
			ids: [],
		};
		this.calls.push({ method: call.method, path: `${path}${url.search}`, body: call.body, headers: call.headers });
		if (this.latency) {
			await new Promise((resolve) => setTimeout(resolve, this.latency));
		}
		if (init.signal?.aborted) {
			throw new DOMException('aborted', 'AbortError');
		}
		const answer = (await this.intercept?.(call)) ?? this.answer(call);
		return answer instanceof Response
			? answer
			: new Response(JSON.stringify(answer ?? {}), { status: call.method === 'POST' ? 201 : 200 });
	};

	private answer(call: Call): Answer {
		const open = /^\/(session$|access-links|password-|account-recoveries|registration|accounts)/.test(call.path);
		if (!this.signedIn && (!open || (call.path === '/session' && call.method === 'GET'))) {
			return problem(401, 'not-signed-in', 'Entre para continuar.');
		}
		for (const [method, pattern, handler] of this.handlers) {
			const found = call.method === method ? pattern.exec(call.path) : null;
			if (found) {
				return handler({ ...call, ids: found.slice(1).map(decodeURIComponent) });
			}
		}
		return missing();
	}

	private row({ customer, actions: _actions, bindableAgents: _agents, ...ticket }: Ticket): TicketRow {
		return { ...ticket, customer: { id: customer.id, name: customer.name, email: customer.emails[0] ?? null } };
	}

	private inTab(tab: string | null) {
		const me = this.data.me.agent.id;
		const mine = (ticket: Ticket, ...codes: number[]) =>
			ticket.agent?.id === me && codes.includes(ticket.situation.code);
		const team = (ticket: Ticket, ...codes: number[]) => ticket.agent !== null && codes.includes(ticket.situation.code);
		const tabs: Record<string, (ticket: Ticket) => boolean> = {
			new: (ticket) => ticket.situation.code === 1,
			replied: (ticket) => mine(ticket, 3),
			'newly-bound': (ticket) => mine(ticket, 0),
			open: (ticket) => mine(ticket, 2, 6),
			'team-open': (ticket) => team(ticket, 2, 6),
			'team-waiting': (ticket) => team(ticket, 0),
		};
		return tabs[tab ?? ''] ?? (() => true);
	}

	private listTickets(call: Call) {
		const { query } = call;
		const search = query.get('search');
		const closed = (ticket: Ticket) => ticket.closedAt !== null;
		const state = query.get('state') ?? 'all';
		const one = (name: string, value: string | null | undefined) => !query.get(name) || query.get(name) === value;
		const agent = query.get('agentId');
		const items = this.data.tickets
			.filter(this.inTab(query.get('tab')))
			.filter((ticket) => state === 'all' || closed(ticket) === (state === 'closed'))
			.filter((ticket) => one('departmentId', ticket.department.id) && one('categoryId', ticket.category?.id))
			.filter((ticket) => one('customerId', ticket.customer.id) && one('organizationId', ticket.organization?.id))
			.filter((ticket) => !query.get('priority') || query.get('priority')?.split(',').includes(String(ticket.priority)))
			.filter(
				(ticket) =>
					!query.get('situation') || query.get('situation')?.split(',').includes(String(ticket.situation.code)),
			)
			.filter((ticket) =>
				!agent
					? true
					: agent === 'none'
						? !ticket.agent
						: ticket.agent?.id === (agent === 'me' ? this.data.me.agent.id : agent),
			)
			.filter(
				(ticket) =>
					!search || matches(`${ticket.number} ${ticket.subject} ${ticket.preview} ${ticket.customer.name}`, search),
			)
			.sort((one, two) => two.lastMessageAt.localeCompare(one.lastMessageAt));
		if (query.get('order') === 'asc') {
			items.reverse();
		}
		return paged(
			call,
			items.map((ticket) => ({
				...this.row(ticket),
				...(search
					? {
							match: {
								where: 'MESSAGE',
								excerpt: ticket.preview.replace(new RegExp(`(${search})`, 'i'), '<mark>$1</mark>'),
							},
						}
					: {}),
			})),
		);
	}

	private counts() {
		const count = (tab: string) => this.data.tickets.filter(this.inTab(tab)).length;
		const team = this.data.me.permissions.includes('TEAM_QUEUES');
		return {
			new: count('new'),
			replied: count('replied'),
			newlyBound: count('newly-bound'),
			open: count('open'),
			teamOpen: team ? count('team-open') : null,
			teamWaiting: team ? count('team-waiting') : null,
		};
	}

	private day() {
		const open = this.data.tickets.filter((ticket) => !ticket.closedAt);
		return {
			openedByHour: Array.from({ length: 24 }, (_, hour) => (hour > 6 && hour < 20 ? (hour * 7) % 9 : 0)),
			closedByHour: Array.from({ length: 24 }, (_, hour) => (hour > 7 && hour < 19 ? (hour * 5) % 7 : 0)),
			opened: 47,
			closed: 39,
			firstReplyMedianSeconds: 1380,
			openBySituation: [1, 3, 0, 2, 6].map((code) => ({
				code,
				name: SITUATIONS[code] ?? '',
				count: open.filter((ticket) => ticket.situation.code === code).length,
			})),
			openByDepartment: this.data.departments.map(({ id, name }) => ({
				id,
				name,
				count: open.filter((ticket) => ticket.department.id === id).length,
			})),
		};
	}

	private ticketPage(ticket: Ticket | undefined): Answer {
		return ticket
			? {
					ticket,
					messages: this.data.messages.get(ticket.id) ?? [],
					earlierCursor: null,
					events: this.data.events.get(ticket.id) ?? [],
					realtime: { topic: `ticket:${ticket.id}`, seq: this.realtime.seq(`ticket:${ticket.id}`) },
				}
			: missing();
	}

	private ticket(id: string | undefined): Ticket | undefined {
		return this.data.tickets.find((each) => each.id === id);
	}

	/** Moves a ticket to a situation, and tells whoever follows it. */
	change(ticket: Ticket, what: string, situation: number) {
		ticket.situation = { code: situation, name: SITUATIONS[situation] ?? '' };
		ticket.situationAt = new Date().toISOString();
		ticket.version += 1;
		const data = { ticketId: ticket.id, number: ticket.number, what, situation, agentId: ticket.agent?.id ?? null };
		for (const topic of [`ticket:${ticket.id}`, `department:${ticket.department.id}`]) {
			this.realtime.publish(topic, 'ticket-changed', data);
		}
	}

	private write(call: Call, kind: Message['kind']): Answer {
		const ticket = this.ticket(call.ids[0]);
		if (!ticket) {
			return missing();
		}
		const { id, name } = this.data.me.agent;
		const message: Message = {
			id: nextId(),
			kind,
			author: { kind: 'AGENT', id, name, photoUrl: null },
			html: call.body.html,
			quotedHtml: null,
			createdAt: new Date().toISOString(),
			hasSource: false,
			attachments: [],
			delivery: null,
		};
		this.data.messages.get(ticket.id)?.push(message);
		this.change(ticket, kind === 'REPLY' ? 'REPLIED' : 'COMMENTED', kind === 'REPLY' ? 2 : ticket.situation.code);
		return message;
	}

	/** A customer writes in: a new ticket and a notification, as the e-mail channel would make them. */
	receiveMail() {
		const ticket = this.data.addTicket(0);
		ticket.number = 1200 + this.data.tickets.length;
		ticket.createdAt = ticket.lastMessageAt = new Date().toISOString();
		this.change(ticket, 'OPENED', 1);
		const link = { id: ticket.id, number: ticket.number, subject: ticket.subject };
		this.data.notifications.unshift({
			id: nextId(),
			kind: 'TICKET_OPENED',
			ticket: link,
			data: {},
			createdAt: ticket.createdAt,
			readAt: null,
		});
		this.realtime.publish(`agent:${this.data.me.agent.id}`, 'notification', { ...link, kind: 'TICKET_OPENED' });
	}

	private bind(call: Call): Answer {
		const ticket = this.ticket(call.ids[0]);
		if (!ticket) {
			return missing();
		}
		const agent = this.data.agents.find((each) => each.id === (call.body?.agentId ?? this.data.me.agent.id));
		if (ticket.agent && !call.body?.agentId) {
			return problem(409, 'already-bound', `Este chamado já está com ${ticket.agent.name}.`, {
				agentId: ticket.agent.id,
				agentName: ticket.agent.name,
			});
		}
		ticket.agent = agent ? { id: agent.id, name: agent.name } : null;
		ticket.actions = ['REPLY', 'COMMENT', 'CLOSE', 'BIND_OTHER'];
		this.change(ticket, 'BOUND', 0);
		return ticket;
	}

	private collection<T extends { id: string; name: string; version: number }>(
		path: string,
		list: () => T[],
		make: (body: Record<string, unknown>) => Partial<T>,
		text: (item: T) => string = (item) => item.name,
	): [string, RegExp, Handler][] {
		const find = (id: string | undefined) => list().find((each) => each.id === id);
		const one = new RegExp(`^${path}/([^/]+)$`);
		const all = new RegExp(`^${path}$`);
		return [
			[
				'GET',
				all,
				(call) =>
					paged(
						call,
						list().filter((each) => matches(text(each), call.query.get('search'))),
					),
			],
			['GET', one, (call) => find(call.ids[0]) ?? missing()],
			[
				'POST',
				all,
				(call) => {
					if (!call.body.name?.trim()) {
						return problem(400, 'validation', 'Confira os campos.', {
							errors: [{ field: 'name', code: 'required', message: 'Preencha o nome.' }],
						});
					}
					const made = {
						id: nextId(),
						version: 1,
						createdAt: new Date().toISOString(),
						...call.body,
						...make(call.body),
					} as T;
					list().unshift(made);
					return made;
				},
			],
			[
				'PUT',
				one,
				(call) => {
					const item = find(call.ids[0]);
					if (!item) {
						return missing();
					}
					if (call.headers.get('If-Match') !== `"${item.version}"`) {
						return problem(412, 'version-conflict', 'Outra pessoa salvou este registro antes de você.', {
							current: item,
						});
					}
					return Object.assign(item, call.body, make(call.body), { version: item.version + 1 });
				},
			],
			[
				'DELETE',
				one,
				(call) => {
					const index = list().findIndex((each) => each.id === call.ids[0]);
					if (index < 0) {
						return missing();
					}
					list().splice(index, 1);
					return nothing();
				},
			],
		];
	}

	private named(list: { id: string; name: string }[], id: unknown) {
		const found = list.find((each) => each.id === id);
		return found ? { id: found.id, name: found.name } : null;
	}

	private readonly handlers: [string, RegExp, Handler][] = [
		['GET', /^\/session$/, () => this.data.me],
		[
			'POST',
			/^\/session$/,
			({ body }) => {
				if (body.password === 'errada') {
					return problem(401, 'sign-in-refused', 'Conta, e-mail ou senha não conferem.');
				}
				this.signedIn = true;
				return this.data.me;
			},
		],
		[
			'DELETE',
			/^\/session$/,
			() => {
				this.signedIn = false;
				return nothing();
			},
		],
		['GET', /^\/sessions$/, () => ({ items: this.data.sessions })],
		['DELETE', /^\/sessions/, nothing],
		['POST', /^\/(password|account)-recoveries$/, () => new Response(null, { status: 202 })],
		[
			'GET',
			/^\/access-links\/(.+)$/,
			({ ids }) =>
				ids[0] === 'vencido'
					? missing()
					: {
							purpose: ids[0] === 'email' ? 'VALIDATE_EMAIL' : 'SET_PASSWORD',
							accountName: 'Aurora Equipamentos',
							accountLogin: 'aurora',
							agentName: 'Helena Duarte',
							email: 'helena@aurora.example',
						},
		],
		['POST', /^\/access-links\/(.+)\/use$/, nothing],
		[
			'POST',
			/^\/password-strength$/,
			({ body }) => {
				const score = Math.min(4, Math.floor(String(body.password).length / 4));
				return { score, acceptable: score >= 2 };
			},
		],
		['GET', /^\/registration$/, () => ({ open: this.registrationOpen })],
		['POST', /^\/accounts$/, () => new Response(null, { status: 202 })],
		['GET', /^\/me$/, () => this.data.me.agent],
		[
			'PUT',
			/^\/me$/,
			({ body }) => Object.assign(this.data.me.agent, body, { version: this.data.me.agent.version + 1 }),
		],
		['PUT', /^\/me\/password$/, nothing],
		[
			'GET',
			/^\/account$/,
			() => ({ ...this.data.me.account, reopenDays: 30, confirmByEmail: false, automaticMailsPerHour: 10, version: 1 }),
		],
		['PUT', /^\/account$/, ({ body }) => ({ ...this.data.me.account, ...body, version: 2 })],
		['GET', /^\/tickets$/, (call) => this.listTickets(call)],
		['GET', /^\/tickets\/counts$/, () => this.counts()],
		['GET', /^\/tickets\/day$/, () => this.day()],
		[
			'POST',
			/^\/tickets$/,
			({ body }) => {
				const ticket = this.data.addTicket(0);
				Object.assign(ticket, {
					number: 1200 + this.data.tickets.length,
					subject: body.subject,
					createdAt: new Date().toISOString(),
				});
				return ticket;
			},
		],
		[
			'GET',
			/^\/tickets\/by-number\/(\d+)$/,
			({ ids }) => this.ticketPage(this.data.tickets.find((each) => each.number === Number(ids[0]))),
		],
		['GET', /^\/tickets\/([^/]+)$/, ({ ids }) => this.ticketPage(this.ticket(ids[0]))],
		['GET', /^\/tickets\/([^/]+)\/messages$/, () => ({ items: [], nextCursor: null })],
		['POST', /^\/tickets\/([^/]+)\/bind$/, (call) => this.bind(call)],
		['POST', /^\/tickets\/([^/]+)\/replies$/, (call) => this.write(call, 'REPLY')],
		['POST', /^\/tickets\/([^/]+)\/comments$/, (call) => this.write(call, 'COMMENT')],
		['POST', /^\/tickets\/([^/]+)\/(close|reopen)$/, (call) => this.closeOrReopen(call)],
		['GET', /^\/drafts\/(.+)$/, ({ ids }) => this.data.drafts.get(ids[0] ?? '') ?? missing()],
		[
			'PUT',
			/^\/drafts\/(.+)$/,
			({ ids, body }) => {
				this.data.drafts.set(ids[0] ?? '', { content: body.content, updatedAt: new Date().toISOString() });
				return nothing();
			},
		],
		[
			'DELETE',
			/^\/drafts\/(.+)$/,
			({ ids }) => {
				this.data.drafts.delete(ids[0] ?? '');
				return nothing();
			},
		],
		...this.collection(
			'/agents',
			() => this.data.agents,
			() => ({}),
		),
		['POST', /^\/agents\/([^/]+)\/resend-link$/, nothing],
		['GET', /^\/departments$/, () => ({ items: this.data.departments })],
		...this.collection(
			'/departments',
			() => this.data.departments,
			(body) => ({
				categories: ((body.categoryIds as string[]) ?? []).flatMap((id) => this.named(this.data.categories, id) ?? []),
			}),
		),
		['GET', /^\/categories$/, () => ({ items: this.data.categories })],
		...this.collection(
			'/categories',
			() => this.data.categories,
			(body) => ({
				departments: ((body.departmentIds as string[]) ?? []).flatMap(
					(id) => this.named(this.data.departments, id) ?? [],
				),
			}),
		),
		...this.collection(
			'/customers',
			() => this.data.customers,
			(body) => ({ organization: this.named(this.data.organizations, body.organizationId) }),
			(customer) => `${customer.name} ${customer.emails.join(' ')}`,
		),
		...this.collection(
			'/organizations',
			() => this.data.organizations,
			(body) => ({
				parent: this.named(this.data.organizations, body.parentId),
			}),
		),
		...this.collection(
			'/mailboxes',
			() => this.data.mailboxes,
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
		['GET', /^\/incoming-emails$/, (call) => paged(call, this.data.incoming)],
		[
			'POST',
			/^\/incoming-emails\/([^/]+)\/retry$/,
			({ ids }) => this.data.incoming.find((each) => each.id === ids[0]) ?? missing(),
		],
		['GET', /^\/outgoing-emails$/, (call) => paged(call, this.data.outgoing)],
		[
			'POST',
			/^\/outgoing-emails\/([^/]+)\/retry$/,
			({ ids }) => this.data.outgoing.find((each) => each.id === ids[0]) ?? missing(),
		],
		['GET', /^\/blocked-addresses$/, () => ({ items: [], nextCursor: null })],
		['POST', /^\/blocked-addresses$/, ({ body }) => body],
		['DELETE', /^\/blocked-addresses\/(.+)$/, nothing],
		[
			'GET',
			/^\/notifications$/,
			(call) => ({
				...paged(call, this.data.notifications),
				unread: this.data.notifications.filter((each) => !each.readAt).length,
			}),
		],
		['POST', /^\/notifications\/(?:([^/]+)\/read|read-all)$/, ({ ids }) => this.read(ids[0])],
	];

	private closeOrReopen(call: Call): Answer {
		const ticket = this.ticket(call.ids[0]);
		if (!ticket) {
			return missing();
		}
		const closing = call.ids[1] === 'close';
		ticket.closedAt = closing ? new Date().toISOString() : null;
		ticket.closeReason = closing ? (call.body?.reason ?? null) : null;
		ticket.actions = closing ? ['REOPEN', 'COMMENT'] : ['REPLY', 'COMMENT', 'CLOSE'];
		this.change(ticket, closing ? 'CLOSED' : 'REOPENED', closing ? 5 : 3);
		return ticket;
	}

	private read(id: string | undefined): Answer {
		for (const each of this.data.notifications) {
			if (!id || each.id === id) {
				each.readAt ??= new Date().toISOString();
			}
		}
		return nothing();
	}
}
