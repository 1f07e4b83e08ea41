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
			if (body.password === 'duas etapas') {
				return new Response(JSON.stringify({ methods: ['TOTP', 'RECOVERY_CODE'] }), { status: 202 });
			}
			server.signedIn = true;
			return server.data.me;
		},
	],
	[
		'POST',
		/^\/session\/second-factor$/,
		({ body }) => {
			if (body.code !== '123456') {
				return problem(401, 'second-factor-refused', 'O código não confere. Tentativas restantes: 4.');
			}
			server.signedIn = true;
			return server.data.me;
		},
	],
	['GET', /^\/session\/confirmation$/, () => ({ password: true, code: false, passkey: false })],
	[
		'POST',
		/^\/session\/confirmation$/,
		({ body }) =>
			body.password === 'errada'
				? problem(400, 'validation', 'Confira os campos.', {
						errors: [{ field: 'password', code: 'wrong', message: 'A senha atual não confere.' }],
					})
				: nothing(),
	],
	['GET', /^\/me\/second-factor$/, () => ({ passkeys: 0, recoveryCodesLeft: 0, required: false, byEmail: false })],
	[
		'POST',
		/^\/me\/second-factor\/app$/,
		() => ({ secret: 'GEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/Balc%C3%A3o', qrCode: '<svg/>' }),
	],
	['POST', /^\/me\/second-factor\/app\/confirmation$/, () => ({ recoveryCodes: ['abcd-efgh-jkmn-pqrs'] })],
	['GET', /^\/passkeys$/, () => ({ items: [] })],
	['GET', /^\/devices$/, () => ({ items: [] })],
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
						purpose: { email: 'VALIDATE_EMAIL', outro: 'NOT_ME' }[ids[0] ?? ''] ?? 'SET_PASSWORD',
						accountName: 'Aurora Equipamentos',
						accountLogin: 'aurora',
						agentName: 'Helena Duarte',
						email: 'helena@aurora.example',
					},
	],
	['POST', /^\/access-links\/(.+)\/use$/, nothing],
	['POST', /^\/access-links\/(.+)\/disown$/, () => ({ next: 'senha' })],
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
