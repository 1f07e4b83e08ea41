import type { Message, Present, ScheduledReply, Ticket, TicketRow, TicketStatus } from '../api/types';
import { operatorOf } from '../features/ticket/search/operators';
import { secondsOf } from '../features/ticket/work/period';
import { type Answer, type Call, matches, missing, nothing, paged, problem, type Route } from './call';
import { named } from './collection';
import { type Data, nextId, SITUATIONS } from './data';
import type { FakeRealtime } from './socket';
import { FakeWork } from './work';

const STATUSES: TicketStatus[] = (['Aguardando peça', 'Peça pedida'] as const).map((name, position) => ({
	id: nextId(),
	name,
	color: 'BLUE',
	active: true,
	position,
	shownToCustomers: true,
	pausesSla: false,
	departments: [],
	version: 1,
}));

/** Tickets: their queues, their pages, and what agents do with them. */
export class FakeTickets {
	/** Who else has each ticket open. */
	present: Present[] = [];
	/** Answers that wait, of all tickets. */
	scheduled: ScheduledReply[] = [];
	readonly work = new FakeWork();
	constructor(
		private readonly data: Data,
		private readonly realtime: FakeRealtime,
	) {}

	readonly routes: Route[] = [
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
					department: named(this.data.departments, body.departmentId) ?? ticket.department,
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
		['GET', /^\/tickets\/[^/]+\/scheduled-replies$/, () => ({ items: this.scheduled })],
		['POST', /^\/tickets\/[^/]+\/scheduled-replies$/, (call) => this.schedule(call)],
		['DELETE', /^\/scheduled-replies\/([^/]+)$/, ({ ids }) => this.withdraw(ids[0])],
		['PUT', /^\/tickets\/[^/]+\/presence\/[^/]+$/, () => ({ items: this.present })],
		['DELETE', /^\/tickets\/[^/]+\/presence\/[^/]+$/, () => nothing()],
		[
			'GET',
			/^\/tickets\/[^/]+\/mentionable-agents$/,
			({ query }) => ({
				items: this.data.agents
					.filter((each) => matches(each.name, query.get('search')))
					.map(({ id, name }) => ({ id, name, photoUrl: null })),
			}),
		],
		['POST', /^\/tickets\/([^/]+)\/comments$/, (call) => this.write(call, 'COMMENT')],
		['GET', /^\/tickets\/([^/]+)\/links$/, () => ({ items: [] })],
		['GET', /^\/ticket-statuses$/, () => ({ items: STATUSES })],
		['GET', /^\/tickets\/([^/]+)\/statuses$/, ({ ids }) => ({ items: this.data.statuses.get(ids[0] ?? '') ?? [] })],
		['POST', /^\/tickets\/([^/]+)\/status$/, (call) => this.giveStatus(call)],
		['DELETE', /^\/tickets\/([^/]+)\/status$/, (call) => this.giveStatus(call)],
		...this.work.routes,
		['POST', /^\/tickets\/([^/]+)\/cancel$/, (call) => this.cancel(call)],
		['POST', /^\/tickets\/([^/]+)\/closing-request\/(approve|return)$/, (call) => this.decide(call)],
		['DELETE', /^\/tickets\/([^/]+)\/closing-request$/, (call) => this.decide(call)],
		['POST', /^\/tickets\/([^/]+)\/(close|reopen)$/, (call) => this.closeOrReopen(call)],
	];

	private row({ customer, actions: _actions, bindableAgents: _agents, ...ticket }: Ticket): TicketRow {
		return {
			...ticket,
			requester: null,
			customer: customer && { id: customer.id, name: customer.name, email: customer.emails[0] ?? null },
		};
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

	private schedule({ body }: Call) {
		const { id, name } = this.data.me.agent;
		this.scheduled.push({
			id: nextId(),
			author: { id, name },
			html: body.html,
			attachments: [],
			sendAt: body.sendAt,
			createdAt: new Date().toISOString(),
			work: null,
			toCopies: true,
			stopped: null,
			own: true,
		});
		return { items: this.scheduled };
	}

	private withdraw(id: string | undefined) {
		const found = this.scheduled.find((each) => each.id === id);
		this.scheduled = this.scheduled.filter((each) => each !== found);
		return found ?? missing();
	}

	private listTickets(call: Call) {
		const { query } = call;
		const typed = query.get('search') ?? '';
		const unknown = [...typed.matchAll(/(?:^|\s)(\p{L}{2,}):\S/gu)].find(([, name]) => operatorOf(name ?? '') === null);
		if (unknown) {
			return problem(400, 'validation', 'Confira os campos.', {
				errors: [{ field: 'search', code: 'search', message: `Não existe o operador ${unknown[1]}:.` }],
			});
		}
		const search = typed.replace(/(?:^|\s)\p{L}{2,}:(?:"[^"]*"?|\S*)/gu, '').trim();
		const closed = (ticket: Ticket) => ticket.closedAt !== null;
		const state = query.get('state') ?? 'all';
		const one = (name: string, value: string | null | undefined) => !query.get(name) || query.get(name) === value;
		const agent = query.get('agentId');
		const items = this.data.tickets
			.filter(this.inTab(query.get('tab')))
			.filter((ticket) => state === 'all' || closed(ticket) === (state === 'closed'))
			.filter((ticket) => one('departmentId', ticket.department.id) && one('categoryId', ticket.category?.id))
			.filter((ticket) => one('customerId', ticket.customer?.id) && one('organizationId', ticket.organization?.id))
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
					!search || matches(`${ticket.number} ${ticket.subject} ${ticket.preview} ${ticket.customer?.name}`, search),
			)
			.sort((one, two) => two.lastMessageAt.localeCompare(one.lastMessageAt));
		if (query.get('order') === 'asc') {
			items.reverse();
		}
		return paged(
			call,
			items.map((ticket) => ({
				...this.row(ticket),
				...(query.get('columns') && {
					details: { scheduledAt: null, workSeconds: ticket.work.seconds, fields: ticket.fields },
				}),
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
			author: { kind: 'AGENT', id, name, photoUrl: null, inCopy: false },
			html: call.body.html,
			quotedHtml: null,
			createdAt: new Date().toISOString(),
			hasSource: false,
			attachments: [],
			work: call.body.work ? { ...call.body.work, seconds: secondsOf(call.body.work) } : null,
			mergedFrom: null,
			delivery: null,
		};
		ticket.work.seconds += message.work?.seconds ?? 0;
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
		const id = nextId();
		this.data.notifications.unshift({
			id,
			kind: 'TICKET_OPENED',
			ticket: { id: ticket.id, number: ticket.number, subject: ticket.subject },
			data: {},
			times: 1,
			createdAt: ticket.createdAt,
			readAt: null,
		});
		this.realtime.publish(`agent:${this.data.me.agent.id}`, 'notification', {
			id,
			kind: 'TICKET_OPENED',
			times: 1,
			show: this.data.me.agent.browserNotices.includes('NEW_TICKETS'),
			ticketId: ticket.id,
			number: ticket.number,
			subject: ticket.subject,
			data: {},
		});
		return ticket;
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

	private giveStatus({ ids, body, method }: Call): Answer {
		const ticket = this.ticket(ids[0]);
		if (!ticket) {
			return missing();
		}
		const { id, name } = this.data.me.agent;
		const now = new Date().toISOString();
		const history = (this.data.statuses.get(ticket.id) ?? []).map((each) =>
			each.endedAt ? each : { ...each, endedAt: now, endedBy: { id, name } },
		);
		const status = method === 'POST' ? STATUSES.find((each) => each.id === body.statusId) : undefined;
		ticket.status = status ? { id: status.id, name: status.name, color: status.color } : null;
		if (ticket.status) {
			history.unshift({
				id: nextId(),
				status: ticket.status,
				comment: body.comment ?? null,
				startedAt: now,
				startedBy: { id, name },
				endedAt: null,
				endedBy: null,
			});
		}
		this.data.statuses.set(ticket.id, history);
		this.change(ticket, 'STATUS', ticket.situation.code);
		return ticket;
	}

	private cancel(call: Call): Answer {
		const ticket = this.ticket(call.ids[0]);
		if (!ticket) {
			return missing();
		}
		ticket.closedAt = new Date().toISOString();
		ticket.closeReason = call.body.reason;
		ticket.actions = [];
		this.change(ticket, 'CANCELLED', 4);
		return ticket;
	}

	private decide(call: Call): Answer {
		const ticket = this.ticket(call.ids[0]);
		if (!ticket) {
			return missing();
		}
		const approves = call.ids[1] === 'approve';
		ticket.closing = { ...ticket.closing, request: null };
		ticket.closedAt = approves ? new Date().toISOString() : null;
		ticket.actions = approves ? ['REOPEN'] : ['REPLY', 'COMMENT', 'CLOSE'];
		this.change(ticket, approves ? 'CLOSED' : 'CLOSING_DECIDED', approves ? 5 : 2);
		return ticket;
	}

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
}
