import type { Stopwatch, WorkEntry } from '../api/types';
import { secondsOf } from '../features/ticket/work/period';
import { nothing, type Route } from './call';

/** The time that agents worked on tickets: one stopwatch, which serves for every ticket, and what is written down. */
export class FakeWork {
	entries: WorkEntry[] = [];
	stopwatch: Stopwatch = { state: 'NONE', seconds: 0, startedAt: null, now: new Date().toISOString(), elsewhere: null };

	readonly routes: Route[] = [
		['GET', /^\/tickets\/[^/]+\/work-entries$/, () => ({ items: this.entries, nextCursor: null })],
		[
			'PUT',
			/^\/tickets\/[^/]+\/work-entries\/(\w+)$/,
			({ ids, body }) => {
				this.entries = this.entries.map((each) =>
					each.id === ids[0] ? { ...each, ...body, seconds: secondsOf(body) } : each,
				);
				return nothing();
			},
		],
		[
			'DELETE',
			/^\/tickets\/[^/]+\/work-entries\/(\w+)$/,
			({ ids }) => {
				this.entries = this.entries.filter((each) => each.id !== ids[0]);
				return nothing();
			},
		],
		['GET', /^\/me\/work-entries$/, () => ({ items: [] })],
		['GET', /^\/tickets\/[^/]+\/stopwatch$/, () => this.stopwatch],
		['DELETE', /^\/tickets\/[^/]+\/stopwatch$/, () => this.become('NONE')],
		['POST', /^\/tickets\/[^/]+\/stopwatch\/start$/, () => this.become('RUNNING')],
		['POST', /^\/tickets\/[^/]+\/stopwatch\/pause$/, () => this.become('PAUSED')],
		['POST', /^\/tickets\/[^/]+\/stopwatch\/stop$/, () => this.become('NONE')],
	];

	private become(state: Stopwatch['state']): Stopwatch {
		const now = new Date().toISOString();
		this.stopwatch = { ...this.stopwatch, state, startedAt: state === 'NONE' ? null : now, now, elsewhere: null };
		return this.stopwatch;
	}
}
