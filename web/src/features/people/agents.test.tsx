import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';
import { problem } from '../../fake/server';
import { formatTime } from '../../frame/format';
import { textOf } from './components/agents/textOf';

const SLOW = { timeout: 15_000 };
// Whole forms are filled in here.
const LONG = 60_000;

describe('the form of a new agent', () => {
	async function open(address = '/settings/agents/new') {
		const console = await renderConsole(address);
		await screen.findByRole('heading', { level: 1, name: 'Criar atendente' }, SLOW);
		const sent = () =>
			console.server.calls.find((call) => call.method === 'POST' && call.path === '/agents')?.body as Record<
				string,
				unknown
			>;
		return { ...console, sent };
	}

	it('lets the agent choose the password by the link, unless told otherwise (AGT-14)', async () => {
		const { user, sent } = await open();
		await user.type(await screen.findByLabelText(/^Nome/, undefined, SLOW), 'Júlia Nova');
		await user.type(screen.getByLabelText(/^E-mail/), 'julia@aurora.example');
		expect(screen.queryByLabelText(/^Senha/)).toBeNull();
		await user.click(screen.getByLabelText('Enviar e-mail com informações de login'));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(sent()).toBeDefined(), SLOW);
		expect(sent()).toMatchObject({
			name: 'Júlia Nova',
			sendValidation: true,
			password: null,
			sendSignInInformation: true,
			chatOnlineAtSignIn: true,
			active: true,
		});
	});

	it('asks for a password, with its strength, when the administrator chooses it (AGT-15)', async () => {
		const { user, sent } = await open();
		await user.type(await screen.findByLabelText(/^Nome/, undefined, SLOW), 'Júlia Nova');
		await user.type(screen.getByLabelText(/^E-mail/), 'julia@aurora.example');
		await user.click(screen.getByLabelText('Permitir ao atendente definir sua senha ao validar seu e-mail'));
		await user.click(screen.getByLabelText('Enviar e-mail para validação de cadastro'));
		expect(screen.getByText(/A pessoa espera até você usar/)).toBeVisible();
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(screen.getByLabelText(/^Senha/)).toBeInvalid(), SLOW);
		expect(sent()).toBeUndefined();
		await user.type(screen.getByLabelText(/^Senha/), 'jabuti-roxo-77-telha');
		await user.click(screen.getByLabelText('Offline'));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(sent()).toBeDefined(), SLOW);
		expect(sent()).toMatchObject({
			sendValidation: false,
			password: 'jabuti-roxo-77-telha',
			chatOnlineAtSignIn: false,
		});
	});

	it('comes back to the field that was refused, from the other tab', async () => {
		const { user, server } = await open();
		server.intercept = ({ method, path }) =>
			method === 'POST' && path === '/agents'
				? problem(400, 'validation', 'Confira os campos.', {
						errors: [{ field: 'email', code: 'taken', message: 'Já é de outro atendente.' }],
					})
				: undefined;
		await user.type(await screen.findByLabelText(/^Nome/, undefined, SLOW), 'Júlia Nova');
		await user.type(screen.getByLabelText(/^E-mail/), 'julia@aurora.example');
		await user.click(screen.getByRole('tab', { name: 'Departamentos' }));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		expect(await screen.findByText('Já é de outro atendente.', undefined, SLOW)).toBeVisible();
	});

	it('shows the seats in use (ACC-14)', async () => {
		await open();
		expect(await screen.findByText(/\d+ de 10 vagas em uso/, undefined, SLOW)).toBeVisible();
	});

	it(
		'takes departments and switches from the one it is modelled on, but not who they are (AGT-2)',
		async () => {
			const { user, server, router } = await renderConsole('/settings/agents');
			const model = server.data.agents[1];
			if (!model) {
				throw new Error('nobody to model on');
			}
			model.chatOnlineAtSignIn = false;
			await router.navigate({ to: `/settings/agents/${model.id}` });
			await user.click(await screen.findByRole('button', { name: 'Mais' }, SLOW));
			await user.click(await screen.findByRole('menuitem', { name: 'Duplicar' }, SLOW));
			// Until then the form of the other one stands there.
			await screen.findByRole('heading', { level: 1, name: 'Criar atendente' }, SLOW);
			const name = await screen.findByLabelText(/^Nome/, undefined, SLOW);
			expect(name).toHaveValue('');
			expect(screen.getByLabelText(/^E-mail/)).toHaveValue('');
			expect(screen.getByLabelText('Herdar permissões de administrador')).toBeChecked();
			expect(screen.getByLabelText('Offline')).toBeChecked();
			await user.type(name, 'Outra');
			await user.type(screen.getByLabelText(/^E-mail/), 'outra@aurora.example');
			await user.click(screen.getByRole('button', { name: 'Salvar' }));
			await waitFor(() => expect(server.data.agents[0]?.name).toBe('Outra'), SLOW);
			const places = (each: { departments: { departmentId: string }[] }) =>
				each.departments.map(({ departmentId }) => departmentId).sort();
			expect(places(server.data.agents[0] as never)).toEqual(places(model));
		},
		LONG,
	);
});

describe('the list of agents', () => {
	it('tells who came when, sends access data, and begins a new agent modelled on one (CAG-1)', async () => {
		const today = new Date().toISOString();
		const { user, server, router } = await renderConsole('/settings/agents', (fresh) => {
			fresh.data.agents.splice(3);
			Object.assign(fresh.data.agents[1] as object, { firstAccessTodayAt: today });
		});
		const list = within(await screen.findByRole('table', { name: 'Atendentes' }, SLOW));
		const heads = list.getAllByRole('columnheader').map((each) => each.textContent);
		expect(heads).toEqual(['Nome', 'E-mail', 'Departamentos', 'Situação', 'Último acesso', '1ª entrada hoje', 'Ações']);
		const cells = list.getAllByRole('row').map((row) => within(row).queryAllByRole('cell')[5]?.textContent);
		expect(cells.slice(1)).toEqual(['–', formatTime(today), '–']);
		const agent = server.data.agents[1];
		const menu = () => screen.getByRole('button', { name: `Ações para ${agent?.name}` });
		await user.click(menu());
		await user.click(await screen.findByRole('menuitem', { name: 'Enviar dados de acesso' }, SLOW));
		expect(await screen.findByText(`E-mail enviado para ${agent?.email}`, undefined, SLOW)).toBeInTheDocument();
		expect(server.calls.at(-1)).toMatchObject({ method: 'POST', path: `/agents/${agent?.id}/access-data` });
		await user.click(menu());
		await user.click(await screen.findByRole('menuitem', { name: 'Duplicar' }, SLOW));
		await screen.findByRole('heading', { level: 1, name: 'Criar atendente' }, SLOW);
		expect(router.state.location.search).toEqual({ from: agent?.id });
	});
});

describe('an agent who leaves', () => {
	it('is deactivated with a choice for each department (AGT-18)', async () => {
		const { user, server } = await renderConsole('/settings/agents', (fresh) => {
			fresh.intercept = ({ method, path }) => {
				if (path.endsWith('/open-tickets')) {
					return {
						items: [
							{ departmentId: 'd1', name: 'Suporte', tickets: 3, candidates: [{ id: 'c1', name: 'Caio' }] },
							{ departmentId: 'd2', name: 'Vendas', tickets: 1, candidates: [] },
						],
					};
				}
				return method === 'POST' && path.endsWith('/departure')
					? { id: 'x', total: 3, done: 0, finishedAt: null }
					: undefined;
			};
		});
		const agent = server.data.agents[3];
		await user.click(await screen.findByRole('link', { name: new RegExp(agent?.name ?? '') }, SLOW));
		await user.click(await screen.findByRole('button', { name: 'Mais' }, SLOW));
		await user.click(await screen.findByRole('menuitem', { name: 'Desativar' }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		await user.click(await dialog.findByLabelText('3 chamados abertos em Suporte', { selector: 'input' }, SLOW));
		await user.click(await screen.findByRole('option', { name: 'Passar para Caio' }, SLOW));
		await user.click(dialog.getByRole('button', { name: 'Desativar' }));
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), SLOW);
		const sent = server.calls.find((call) => call.path.endsWith('/departure') && call.method === 'POST');
		expect(sent?.body).toEqual({ departments: [{ departmentId: 'd1', toAgentId: 'c1' }] });
	});

	it('is asked about their open tickets too when the form makes them inactive (AGT-18)', async () => {
		const { user, server, router } = await renderConsole('/settings/agents', (fresh) => {
			fresh.intercept = ({ path }) =>
				path.endsWith('/open-tickets')
					? { items: [{ departmentId: 'd1', name: 'Suporte', tickets: 3, candidates: [] }] }
					: undefined;
		});
		const agent = server.data.agents[3];
		await router.navigate({ to: `/settings/agents/${agent?.id}` });
		await user.click(await screen.findByRole('checkbox', { name: 'Conta ativa' }, SLOW));
		await user.type(screen.getByLabelText('Apelido no chat'), 'Nova');
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		expect(await screen.findByRole('dialog', undefined, SLOW)).toHaveTextContent('3 chamados abertos em Suporte');
		const saved = server.calls.find((call) => call.method === 'PUT' && call.path === `/agents/${agent?.id}`);
		expect(saved?.body).toMatchObject({ active: true, chatNickname: expect.stringContaining('Nova') });
	});

	it('is offered deactivation when they cannot be deleted (AGT-8)', async () => {
		const { user, server, router } = await renderConsole('/settings/agents', (fresh) => {
			fresh.intercept = ({ method, path }) => {
				if (path.endsWith('/open-tickets')) {
					return { items: [] };
				}
				return method === 'DELETE' ? problem(409, 'conflict', 'Há chamados vinculados.') : undefined;
			};
		});
		await router.navigate({ to: `/settings/agents/${server.data.agents[3]?.id}` });
		await user.click(await screen.findByRole('button', { name: 'Excluir' }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		await user.click(dialog.getByRole('button', { name: 'Excluir' }));
		await user.click(await dialog.findByRole('button', { name: 'Desativar em vez disso' }, SLOW));
		expect(await screen.findByText('Não há chamados abertos com esta pessoa.', undefined, SLOW)).toBeVisible();
	});
});

describe('inviting several', () => {
	it('shows what becomes of each line before and after (AGT-19)', async () => {
		const line = { line: 1, name: 'Ana', email: 'ana@loja.example', departments: [], problem: null };
		const bad = { ...line, line: 2, name: '', email: 'x', outcome: 'INVALID', problem: 'Escreva um e-mail.' };
		const { user, server } = await renderConsole('/settings/agents', (fresh) => {
			fresh.intercept = ({ path }) =>
				path.startsWith('/agent-invitations')
					? { lines: [{ ...line, outcome: path.endsWith('/preview') ? 'READY' : 'INVITED' }, bad] }
					: undefined;
		});
		await user.click(await screen.findByRole('button', { name: 'Convidar vários' }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		await user.type(await dialog.findByLabelText('Pessoas'), 'Ana; ana@loja.example');
		await user.click(dialog.getByRole('button', { name: 'Conferir' }));
		expect(await dialog.findByText('Escreva um e-mail.', undefined, SLOW)).toBeVisible();
		await user.click(dialog.getByRole('button', { name: 'Convidar 1 pessoa' }));
		expect(await dialog.findByText('1 pessoa convidada', undefined, SLOW)).toBeVisible();
		expect(server.calls.filter((call) => call.path === '/agent-invitations')).toHaveLength(1);
	});

	it('reads files in UTF-8, and as older spreadsheets write them', () => {
		expect(textOf(new TextEncoder().encode('João').buffer as ArrayBuffer)).toBe('João');
		expect(textOf(new Uint8Array([0x4a, 0x6f, 0xe3, 0x6f]).buffer)).toBe('João');
	});
});

describe('the status in the chat', () => {
	it('is chosen in the top bar, and follows other browsers (AGT-13, CAG-7)', async () => {
		const { user, server } = await renderConsole('/me');
		await user.click(await screen.findByRole('button', { name: 'Status no chat: Offline' }, SLOW));
		await user.click(await screen.findByRole('menuitemradio', { name: 'Ocupado' }, SLOW));
		expect(await screen.findByRole('button', { name: 'Status no chat: Ocupado' }, SLOW)).toBeVisible();
		await waitFor(() => expect(server.data.me.chatStatus).toBe('BUSY'), SLOW);
		act(() => server.realtime.publish(`agent:${server.data.me.agent.id}`, 'chat-status-changed', { status: 'ONLINE' }));
		expect(await screen.findByRole('button', { name: 'Status no chat: Online' }, SLOW)).toBeVisible();
	});

	it('is not shown to who attends no chats', async () => {
		await renderConsole('/me', (server) => {
			server.data.me.departments = [];
		});
		await screen.findByRole('heading', { level: 1, name: 'Meus dados' }, SLOW);
		expect(screen.queryByRole('button', { name: /Status no chat/ })).toBeNull();
	});
});

describe('one’s own data', () => {
	it('leave the e-mail as it is where the account says so (AGT-6)', async () => {
		await renderConsole('/me', (server) => {
			server.data.me.mayChangeEmail = false;
		});
		expect(await screen.findByRole('textbox', { name: /^E-mail/ }, SLOW)).toHaveAttribute('readonly');
		expect(screen.getByText('Nesta conta, só um administrador troca o seu e-mail.')).toBeVisible();
	});
});
