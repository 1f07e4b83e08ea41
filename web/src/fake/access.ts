import { missing, nothing, problem, type Route } from './call';
import type { FakeServer } from './server';

/** Signing in and out, links sent by e-mail, and new accounts. */
export const accessRoutes = (server: FakeServer): Route[] => [
	['GET', /^\/session$/, () => server.data.me],
	[
		'POST',
		/^\/session$/,
		({ body }) => {
			if (body.password === 'errada') {
				return problem(401, 'sign-in-refused', 'Conta, e-mail ou senha não conferem.');
			}
			server.signedIn = true;
			return server.data.me;
		},
	],
	[
		'DELETE',
		/^\/session$/,
		() => {
			server.signedIn = false;
			return nothing();
		},
	],
	['GET', /^\/sessions$/, () => ({ items: server.data.sessions })],
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
		/^(?:\/access-links\/.+)?\/password-strength$/,
		({ body }) => {
			const score = Math.min(4, Math.floor(String(body.password).length / 4));
			return { score, acceptable: score >= 2, leastScore: 2, leastLength: 8 };
		},
	],
	['GET', /^\/registration$/, () => ({ open: server.registrationOpen })],
	['POST', /^\/accounts$/, () => new Response(null, { status: 202 })],
];
