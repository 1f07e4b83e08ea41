import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../fake/call';
import { renderConsole } from '../../fake/render';
import { LOGIN_NAME, safeAddress, suggestLoginName } from './names';

const SLOW = { timeout: 15_000 };

describe('signing in', () => {
	it('leads a stranger to the sign-in page, and back to where they wanted to go (ACC-1)', async () => {
		const { user, router } = await renderConsole('/tickets?state=open', (server) => {
			server.signedIn = false;
		});
		await user.type(await screen.findByLabelText('Conta', undefined, SLOW), 'aurora');
		await user.type(screen.getByLabelText('E-mail'), 'helena@aurora.example');
		await user.type(screen.getByLabelText('Senha'), 'certa{Enter}');
		await waitFor(() => expect(router.state.location.href).toBe('/tickets?state=open'), SLOW);
		expect(await screen.findByRole('heading', { level: 1, name: 'Chamados' }, SLOW)).toBeVisible();
	});

	it('says in one sentence that it was refused, and keeps what was typed', async () => {
		const { user } = await renderConsole('/sign-in', (server) => {
			server.signedIn = false;
		});
		await user.type(await screen.findByLabelText('Conta', undefined, SLOW), 'aurora');
		await user.type(screen.getByLabelText('E-mail'), 'helena@aurora.example');
		await user.type(screen.getByLabelText('Senha'), 'errada{Enter}');
		expect(await screen.findByRole('alert', undefined, SLOW)).toHaveTextContent('Conta, e-mail ou senha não conferem.');
		expect(screen.getByLabelText('Conta')).toHaveValue('aurora');
		expect(screen.getByLabelText('E-mail')).toHaveValue('helena@aurora.example');
	});

	it('hides a password, and takes what a password manager pastes', async () => {
		const { user } = await renderConsole('/sign-in', (server) => {
			server.signedIn = false;
		});
		const field = await screen.findByLabelText('Senha', undefined, SLOW);
		expect(field).toHaveAttribute('type', 'password');
		expect(field).toHaveAttribute('autocomplete', 'current-password');
		await user.click(field);
		await user.paste('  colada do gerenciador  ');
		expect(field).toHaveValue('  colada do gerenciador  ');
	});

	it('names the empty field and focuses the first', async () => {
		const { user, server } = await renderConsole('/sign-in', (fresh) => {
			fresh.signedIn = false;
		});
		await user.click(await screen.findByRole('button', { name: 'Entrar' }, SLOW));
		await waitFor(() => expect(screen.getByLabelText('Conta')).toHaveFocus());
		expect(screen.getByLabelText('Conta')).toBeInvalid();
		expect(server.calls.some((call) => call.method === 'POST')).toBe(false);
	});

	it('asks for the second factor after the password, and says when a code is wrong (SEC-1)', async () => {
		const { user, router } = await renderConsole('/sign-in', (server) => {
			server.signedIn = false;
		});
		await user.type(await screen.findByLabelText('Conta', undefined, SLOW), 'aurora');
		await user.type(screen.getByLabelText('E-mail'), 'helena@aurora.example');
		await user.type(screen.getByLabelText('Senha'), 'duas etapas{Enter}');
		await user.type(await screen.findByLabelText('Código do aplicativo', undefined, SLOW), '000000{Enter}');
		expect(await screen.findByRole('alert', undefined, SLOW)).toHaveTextContent('O código não confere.');
		await user.click(screen.getByText('Usar um código de recuperação'));
		expect(screen.getByLabelText('Código de recuperação')).toBeVisible();
		await user.click(screen.getByText('Usar o aplicativo autenticador'));
		await user.type(screen.getByLabelText('Código do aplicativo'), '123456{Enter}');
		await waitFor(() => expect(router.state.location.pathname).toBe('/'), SLOW);
	});

	it('shows nothing but the set-up to whom the account demands a second factor of (SEC-3)', async () => {
		let set = false;
		const { user } = await renderConsole('/tickets', (server) => {
			server.intercept = ({ method, path }) =>
				method === 'GET' && path === '/session' && !set
					? problem(403, 'second-factor-set-up-required', 'Configure a verificação em duas etapas.')
					: undefined;
		});
		await user.click(await screen.findByRole('button', { name: 'Configurar aplicativo' }, SLOW));
		expect(await screen.findByText('GEZD GNBV GY3T QOJQ', undefined, SLOW)).toBeVisible();
		await user.type(screen.getByLabelText('Código que o aplicativo mostra'), '123456{Enter}');
		expect(await screen.findByText('abcd-efgh-jkmn-pqrs', undefined, SLOW)).toBeVisible();
		set = true;
		await user.click(screen.getByRole('button', { name: 'Já guardei' }));
		expect(await screen.findByRole('heading', { level: 1, name: 'Chamados' }, SLOW)).toBeVisible();
	});

	it('asks who is there before something sensitive, repeats it, and keeps what was typed (OWN-5)', async () => {
		let confirmed = false;
		const { user, server } = await renderConsole('/me/security', (fresh) => {
			fresh.intercept = ({ method, path }) => {
				if (method === 'POST' && path === '/session/confirmation') {
					confirmed = true;
				}
				return method === 'PUT' && path === '/me/password' && !confirmed
					? problem(403, 'confirmation-required', 'Confirme que é você para continuar.')
					: undefined;
			};
		});
		await user.type(await screen.findByLabelText('Senha atual', undefined, SLOW), 'antiga senha');
		await user.type(screen.getByLabelText('Senha nova'), 'lamparina-torta-91');
		await user.click(screen.getByRole('button', { name: 'Alterar a senha' }));
		const dialog = await screen.findByRole('dialog', { name: 'Confirme que é você' }, SLOW);
		expect(screen.getByLabelText('Senha nova')).toHaveValue('lamparina-torta-91');
		await user.type(within(dialog).getByLabelText('Senha'), 'certa');
		await user.click(within(dialog).getByRole('button', { name: 'Confirmar' }));
		await waitFor(
			() =>
				expect(server.calls.filter((call) => call.method === 'PUT' && call.path === '/me/password')).toHaveLength(2),
			SLOW,
		);
	});

	it('leads from a disowned sign-in to a new password, once confirmed (SEC-7)', async () => {
		const { user, server, router } = await renderConsole('/link/outro', (fresh) => {
			fresh.signedIn = false;
		});
		const button = await screen.findByRole('button', { name: 'Não fui eu: encerrar tudo' }, SLOW);
		expect(server.calls.some((call) => call.path.endsWith('/disown'))).toBe(false);
		await user.click(button);
		await waitFor(() => expect(router.state.location.pathname).toBe('/link/senha'), SLOW);
	});

	it('offers a new account only while registration is open', async () => {
		await renderConsole('/sign-in', (server) => {
			server.signedIn = false;
			server.registrationOpen = false;
		});
		await screen.findByRole('button', { name: 'Entrar' }, SLOW);
		expect(screen.queryByText('Criar uma conta para a minha empresa')).toBeNull();
	});

	it('goes only to addresses of this site', () => {
		expect(safeAddress('/tickets?state=open')).toBe('/tickets?state=open');
		expect(safeAddress('/tickets/7#fim')).toBe('/tickets/7#fim');
		for (const wanted of [
			'//evil.example',
			'/\\evil.example',
			'/\t/evil.example',
			'/\n/evil.example',
			'/.//evil.example',
			'//[',
			'',
			'https://evil.example',
			'javascript:alert(1)',
			undefined,
		]) {
			expect(safeAddress(wanted)).toBe('/');
		}
	});
});

describe('one’s passkeys', () => {
	it('get another name', async () => {
		const passkey = { id: 'p-1', name: 'Meu computador', createdAt: '2026-11-01T12:00:00Z', lastUsedAt: null };
		const { user, server } = await renderConsole('/me/security', (fresh) => {
			fresh.intercept = ({ method, path, body }) => {
				if (path === '/passkeys' && method === 'GET') {
					return { items: [{ ...passkey }] };
				}
				if (path === '/passkeys/p-1' && method === 'PUT') {
					passkey.name = body.name;
					return new Response(null, { status: 204 });
				}
				return undefined;
			};
		});
		await user.click(await screen.findByRole('button', { name: 'Renomear Meu computador' }, SLOW));
		const name = await screen.findByRole('textbox', { name: 'Nome da chave de acesso' }, SLOW);
		await user.clear(name);
		await user.type(name, 'Notebook da loja');
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		expect(await screen.findByRole('button', { name: 'Renomear Notebook da loja' }, SLOW)).toBeVisible();
		expect(server.calls.find((call) => call.method === 'PUT')?.body).toEqual({ name: 'Notebook da loja' });
	});
});

describe('a session that ends', () => {
	it('asks to sign in over the open page, which keeps what was typed', async () => {
		const { user, server } = await renderConsole('/customers/new');
		const name = await screen.findByLabelText(/^Nome/, undefined, SLOW);
		await user.type(name, 'Rita Campos');
		server.signedIn = false;
		server.realtime.sockets.forEach((socket) => socket.close(4401));
		const dialog = await screen.findByRole('dialog', { name: 'Sua sessão terminou' }, SLOW);
		expect(within(dialog).getByLabelText('E-mail')).toHaveValue(server.data.me.agent.email);
		await user.type(within(dialog).getByLabelText('Senha'), 'certa{Enter}');
		await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Sua sessão terminou' })).toBeNull(), SLOW);
		expect(screen.getByLabelText(/^Nome/)).toHaveValue('Rita Campos');
		await waitFor(() => expect(server.realtime.sockets.size).toBe(1));
	});
});

describe('links of e-mails', () => {
	it('show the strength of a new password in words while it is typed (SEC-26)', async () => {
		const { user } = await renderConsole('/link/abc');
		const field = await screen.findByLabelText('Senha nova', undefined, SLOW);
		await user.type(field, 'abcd');
		expect(await screen.findByText(/Força da senha: fraca\./, undefined, SLOW)).toBeInTheDocument();
		await user.type(field, ' cavalo bateria grampo');
		expect(await screen.findByText(/Força da senha: muito forte\./, undefined, SLOW)).toBeInTheDocument();
		await user.click(screen.getByRole('button', { name: 'Salvar senha' }));
		expect(await screen.findByRole('heading', { name: 'Senha salva' }, SLOW)).toBeVisible();
	});

	it('say when they no longer work, and how to get another (ACC-8)', async () => {
		await renderConsole('/link/vencido');
		expect(await screen.findByRole('heading', { name: 'Este link não vale mais' }, SLOW)).toBeVisible();
		expect(screen.getByRole('link', { name: 'Pedir outro link' })).toHaveAttribute('href', '/forgot-password');
	});
});

describe('recovering', () => {
	it('answers alike whoever asks (ACC-7)', async () => {
		const { user } = await renderConsole('/forgot-account');
		await user.type(await screen.findByLabelText('E-mail', undefined, SLOW), 'ninguem@lugar.example{Enter}');
		expect(await screen.findByRole('status', undefined, SLOW)).toHaveTextContent('Se este e-mail estiver cadastrado');
	});
});

describe('a new account', () => {
	it('gets its login name from the name of the company', () => {
		expect(suggestLoginName('Padaria São João & Filhos')).toBe('padaria-sao-joao-filhos');
		expect(LOGIN_NAME.test(suggestLoginName('Oficina do Tonho'))).toBe(true);
		expect(LOGIN_NAME.test('a-')).toBe(false);
	});

	it('is asked for once, however often the button is pressed after a failure', async () => {
		const { user, server } = await renderConsole('/create-account');
		await user.click(await screen.findByLabelText('Nome da empresa', undefined, SLOW));
		await user.paste('Café Ipê');
		expect(screen.getByLabelText('Conta')).toHaveValue('cafe-ipe');
		await user.click(screen.getByLabelText('Seu nome'));
		await user.paste('Lia');
		await user.click(screen.getByLabelText('Seu e-mail'));
		await user.paste('lia@cafe.example');
		await user.click(screen.getByRole('button', { name: 'Criar conta' }));
		expect(await screen.findByRole('status', undefined, SLOW)).toHaveTextContent('lia@cafe.example');
		const [sent] = server.calls.filter((call) => call.path === '/accounts');
		expect(sent?.headers.get('Idempotency-Key')).toMatch(/.{20,}/);
		expect(sent?.body).toMatchObject({ loginName: 'cafe-ipe', ownerEmail: 'lia@cafe.example' });
	});
});
