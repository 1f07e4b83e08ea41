import type { AgendaEntry, LeadTime, TicketSchedules } from '../api/types';
import { missing, problem, type Route } from './call';
import type { Data } from './data';

/** When work on tickets begins, what is in whose agenda, and how long before one is told. */
export class FakeAgenda {
	/** By ticket. */
	readonly schedules = new Map<string, TicketSchedules>();
	entries: AgendaEntry[] = [];
	readonly lead: Record<string, LeadTime> = {
		'/agenda/notice': { minutes: null, accountMinutes: 10, version: 0 },
		'/me/agenda-notice': { minutes: null, accountMinutes: 10, version: 0 },
	};

	constructor(private readonly data: Data) {}

	readonly routes: Route[] = [
		['GET', /^\/tickets\/([^/]+)\/schedule$/, ({ ids }) => this.of(ids[0])],
		[
			'PUT',
			/^\/tickets\/([^/]+)\/schedule$/,
			({ ids, body, headers }) => {
				const before = this.of(ids[0]);
				if (headers.get('If-Match') !== `"${before.version}"`) {
					return problem(412, 'version-conflict', 'Alguém alterou antes de você.', { current: before });
				}
				if (!body.startsAt) {
					const errors = [{ field: 'startsAt', code: 'required', message: 'Preencha este campo.' }];
					return problem(400, 'validation', 'Há campos a corrigir.', { errors });
				}
				const { id, name } = this.data.me.agent;
				const current = {
					...body,
					id: `schedule-${before.version + 1}`,
					createdAt: new Date().toISOString(),
					createdBy: { id, name },
					endedAt: null,
					outcome: null,
					notices: [],
				};
				return this.set(ids[0], current, before, 'REPLACED');
			},
		],
		[
			'DELETE',
			/^\/tickets\/([^/]+)\/schedule$/,
			({ ids }) => (this.of(ids[0]).current ? this.set(ids[0], null, this.of(ids[0]), 'REMOVED') : missing()),
		],
		['GET', /^\/agenda$/, () => ({ items: this.entries, nextCursor: null })],
		['GET', /^\/agenda\/agents$/, () => ({ items: [] })],
		['GET', /^(\/agenda\/notice|\/me\/agenda-notice)$/, ({ path }) => this.lead[path]],
		[
			'PUT',
			/^(\/agenda\/notice|\/me\/agenda-notice)$/,
			({ path, body }) => {
				const before = this.lead[path] as LeadTime;
				this.lead[path] = { ...before, minutes: body.minutes, version: before.version + 1 };
				return this.lead[path];
			},
		],
	];

	private of(ticketId = ''): TicketSchedules {
		return this.schedules.get(ticketId) ?? { current: null, earlier: [], version: 0 };
	}

	private set(
		ticketId = '',
		current: TicketSchedules['current'],
		before: TicketSchedules,
		outcome: 'REPLACED' | 'REMOVED',
	): TicketSchedules {
		const ended = before.current ? [{ ...before.current, endedAt: new Date().toISOString(), outcome } as const] : [];
		const earlier = [...ended, ...before.earlier];
		const after = { current, earlier, version: earlier.length * 2 + (current ? 1 : 0) };
		this.schedules.set(ticketId, after);
		return after;
	}
}
