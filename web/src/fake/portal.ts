import type { CustomerTicket, Portal } from '../api/types';
import { nothing, paged, problem, type Route } from './call';

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
	};
	signedIn = false;
	readonly tickets: CustomerTicket[] = [
		{
			number: 1042,
			subject: 'Mesa com risco na entrega',
			standing: 'WITH_YOU',
			createdAt: new Date(Date.now() - 172_800_000).toISOString(),
			lastMessageAt: new Date(Date.now() - 3_600_000).toISOString(),
		},
	];

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
		['GET', /^\/portal\/aurora\/tickets$/, (call) => paged(call, this.tickets)],
	];
}
