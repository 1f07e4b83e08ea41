import type { TicketColumnChoice } from '../api/types';
import { problem, type Route } from './call';

/** How lists of tickets look. */
export class FakeLists {
	readonly columns: TicketColumnChoice = {
		columns: ['NUMBER', 'SUBJECT', 'CUSTOMER', 'DEPARTMENT', 'AGENT', 'SITUATION', 'LAST_MESSAGE_AT'],
		fixed: ['NUMBER', 'SUBJECT'],
		available: [
			'NUMBER',
			'SUBJECT',
			'CUSTOMER',
			'ORGANIZATION',
			'DEPARTMENT',
			'CATEGORY',
			'PRIORITY',
			'AGENT',
			'SITUATION',
			'STATUS',
			'LAST_MESSAGE_AT',
			'ORIGIN',
		],
		version: 0,
	};

	readonly routes: Route[] = [
		['GET', /^\/ticket-columns$/, () => this.columns],
		[
			'PUT',
			/^\/ticket-columns$/,
			({ body, headers }) =>
				headers.get('If-Match') === `"${this.columns.version}"`
					? Object.assign(this.columns, { columns: body.columns, version: this.columns.version + 1 })
					: problem(412, 'version-conflict', 'Alguém mudou isto antes de você.', { current: this.columns }),
		],
	];
}
