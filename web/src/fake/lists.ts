import type { TicketBulk, TicketBulkItem, TicketColumnChoice, TicketExport, TicketView } from '../api/types';
import { type Call, missing, nothing, paged, problem, type Route } from './call';
import { collection, named } from './collection';
import { type Data, nextId } from './data';

/** How lists of tickets look, what they are narrowed by, and what is done with many tickets. */
export class FakeLists {
	readonly views: TicketView[] = [];
	readonly bulks: (TicketBulk & { items: TicketBulkItem[] })[] = [];
	readonly exports: TicketExport[] = [];
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
			'TAGS',
			'SCHEDULED_AT',
			'WORK_TIME',
			'LAST_MESSAGE_AT',
			'ORIGIN',
		],
		version: 0,
	};

	constructor(private readonly data: Data) {}

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
		['GET', /^\/ticket-views$/, () => ({ items: this.views })],
		...collection<TicketView>(
			'/ticket-views',
			() => this.views,
			({ departmentId }) => ({ department: named(this.data.departments, departmentId), manageable: true }),
		),
		['GET', /^\/ticket-bulks$/, () => ({ items: this.bulks })],
		['POST', /^\/ticket-bulks$/, ({ body }) => this.begin(body)],
		['GET', /^\/ticket-bulks\/([^/]+)$/, ({ ids }) => this.bulks.find((each) => each.id === ids[0]) ?? missing()],
		[
			'GET',
			/^\/ticket-bulks\/([^/]+)\/items$/,
			(call) =>
				paged(
					call,
					(this.bulks.find((each) => each.id === call.ids[0])?.items ?? []).filter(
						(each) => !call.query.get('outcome') || each.outcome === call.query.get('outcome'),
					),
				),
		],
		['GET', /^\/ticket-exports$/, () => ({ items: this.exports })],
		['POST', /^\/ticket-exports$/, ({ body }) => this.write(body)],
		[
			'DELETE',
			/^\/ticket-exports\/([^/]+)$/,
			({ ids }) => {
				this.exports.splice(
					this.exports.findIndex((each) => each.id === ids[0]),
					1,
				);
				return nothing();
			},
		],
	];

	private write({ format }: Call['body']) {
		const file: TicketExport = {
			id: nextId(),
			format,
			state: 'RUNNING',
			rows: 1200,
			createdAt: new Date().toISOString(),
			finishedAt: null,
			expiresAt: null,
			sizeBytes: null,
		};
		this.exports.unshift(file);
		return file;
	}

	private begin({ action, ticketIds }: Call['body']) {
		const items = this.data.tickets
			.filter((each) => !ticketIds || ticketIds.includes(each.id))
			.map((ticket, position): TicketBulkItem => {
				const item = { position, ticketId: ticket.id, number: ticket.number };
				if (action === 'BIND' && ticket.agent) {
					return { ...item, outcome: 'REFUSED', reason: `Este chamado já está com ${ticket.agent.name}.` };
				}
				ticket.agent = { id: this.data.me.agent.id, name: this.data.me.agent.name };
				return { ...item, outcome: 'DONE', reason: null };
			});
		const refused = items.filter((each) => each.outcome === 'REFUSED').length;
		const bulk = {
			id: nextId(),
			action,
			total: items.length,
			done: items.length - refused,
			asked: 0,
			refused,
			createdAt: new Date().toISOString(),
			finishedAt: new Date().toISOString(),
			items,
		};
		this.bulks.unshift(bulk);
		return bulk;
	}
}
