import type { CustomerForm, CustomerTicket, CustomerTicketMessage, CustomerTicketPage, Portal } from '../api/types';
import { missing, nothing, paged, problem, type Route } from './call';

/** A company's portal, and the customer who may sign in there. */
export class FakePortal {
	readonly company: Portal = {
		loginName: 'aurora',
		companyName: 'Aurora Móveis',
		language: 'pt-BR',
		logoUrl: null,
		accent: '#7a1f5c',
		termsUrl: '/terms/aurora',
		privacyUrl: null,
		authenticationUrl: null,
		passwordSignIn: true,
		chatKey: null,
	};
	signedIn = false;
	readonly tickets: CustomerTicket[] = [
		{
			number: 1042,
			subject: 'Mesa com risco na entrega',
			standing: 'WITH_YOU',
			mergedInto: null,
			createdAt: new Date(Date.now() - 172_800_000).toISOString(),
			lastMessageAt: new Date(Date.now() - 3_600_000).toISOString(),
		},
	];

	readonly form: CustomerForm = {
		mayOpen: true,
		departments: [
			{
				id: 'd-support',
				name: 'Assistência técnica',
				categoryRequired: false,
				defaultCategoryId: null,
				categories: [{ id: 'c-tables', name: 'Mesas' }],
			},
			{ id: 'd-sales', name: 'Vendas', categoryRequired: false, defaultCategoryId: null, categories: [] },
		],
		fields: [],
	};
	/** What pages of tickets say besides. */
	readonly about: Partial<CustomerTicketPage> = {};
	readonly messages: CustomerTicketMessage[] = [message('COMPANY', '<p>Pode mandar uma foto?</p>')];

	private page(number: number): CustomerTicketPage | undefined {
		const ticket = this.tickets.find((each) => each.number === number);
		const open = ticket?.standing !== 'CLOSED' && ticket?.standing !== 'CANCELLED';
		return (
			ticket && {
				ticket,
				department: 'Assistência técnica',
				category: null,
				closedAt: null,
				closeReason: null,
				mayReply: open,
				mayCancel: open,
				reopensUntil: null,
				fields: [],
				statuses: [],
				messages: this.messages,
				earlierCursor: null,
				...this.about,
			}
		);
	}

	private open(subject: string): { number: number } {
		const at = new Date().toISOString();
		const number = Math.max(...this.tickets.map((each) => each.number)) + 1;
		this.tickets.unshift({ number, subject, standing: 'QUEUED', mergedInto: null, createdAt: at, lastMessageAt: at });
		return { number };
	}

	readonly routes: Route[] = [
		['GET', /^\/portal\/aurora$/, () => this.company],
		[
			'GET',
			/^\/portal\/aurora\/session$/,
			() =>
				this.signedIn
					? { name: 'Beatriz Cavalcanti', email: 'beatriz@cliente.example' }
					: problem(401, 'not-signed-in', 'Entre para ver os seus chamados.'),
		],
		[
			'POST',
			/^\/portal\/aurora\/session$/,
			({ body }) => {
				if (body.password === 'errada') {
					return problem(401, 'sign-in-refused', 'Não foi possível entrar. Confira o e-mail e a senha.');
				}
				this.signedIn = true;
				return nothing();
			},
		],
		[
			'DELETE',
			/^\/portal\/aurora\/session$/,
			() => {
				this.signedIn = false;
				return nothing();
			},
		],
		[
			'POST',
			/^\/portal\/aurora\/tickets\/(\d+)\/cancel$/,
			({ ids }) => {
				for (const each of this.tickets.filter((ticket) => ticket.number === Number(ids[0]))) {
					each.standing = 'CANCELLED';
				}
				return nothing();
			},
		],
		['POST', /^\/portal\/aurora\/chat-token$/, () => ({ token: 'portal~Beatriz' })],
		['GET', /^\/portal\/aurora\/ticket-form$/, () => this.form],
		['GET', /^\/portal\/aurora\/tickets\/(\d+)$/, ({ ids }) => this.page(Number(ids[0])) ?? missing()],
		[
			'POST',
			/^\/portal\/aurora\/tickets\/(\d+)\/messages$/,
			({ ids, body }) => {
				this.messages.push(message('YOU', `<p>${body.text}</p>`));
				return { number: Number(ids[0]), reopened: !!this.about.reopensUntil };
			},
		],
		['POST', /^\/portal\/aurora\/tickets$/, ({ body }) => this.open(String(body.subject))],
		['GET', /^\/portal\/aurora\/tickets$/, (call) => paged(call, this.tickets)],
	];
}

function message(author: CustomerTicketMessage['author'], html: string): CustomerTicketMessage {
	return { id: crypto.randomUUID(), author, authorName: null, html, createdAt: new Date().toISOString(), files: [] };
}
