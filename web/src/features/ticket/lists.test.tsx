import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PLAIN } from '../../fake/data';
import { renderConsole } from '../../fake/render';
import type { FakeServer } from '../../fake/server';

const SLOW = { timeout: 15_000 };

/** Few rows are enough, and much quicker to lay out. */
const few = (server: FakeServer) => {
	server.data.tickets.length = 12;
};

describe('Início', () => {
	it('shows each queue with its count, and the team’s to those who lead one (TAB-1)', async () => {
		const { server } = await renderConsole('/', few);
		const tabs = await screen.findAllByRole('tab', undefined, SLOW);
		expect(tabs.map((tab) => tab.textContent?.replace(/\d+$/, ''))).toEqual([
			'Novos chamados',
			'Respondidos',
			'Novos vinculados',
			'Abertos',
			'Abertos da equipe',
			'Aguardando ação da equipe',
		]);
		const fresh = server.data.tickets.filter((ticket) => ticket.situation.code === 1).length;
		await waitFor(() => expect(screen.getByRole('tab', { name: /Novos chamados/ })).toHaveTextContent(String(fresh)));
	});

	it('never shows the team’s queues to a plain agent (TAB-7)', async () => {
		await renderConsole('/', (server) => {
			server.data.me.permissions = PLAIN;
		});
		expect(await screen.findAllByRole('tab', undefined, SLOW)).toHaveLength(4);
	});

	it('shows a new ticket, its count and the bell without a reload (TAB-6)', async () => {
		const { server } = await renderConsole('/', few);
		const tab = await screen.findByRole('tab', { name: /Novos chamados/ }, SLOW);
		const before = server.data.tickets.filter((ticket) => ticket.situation.code === 1).length;
		await waitFor(() => expect(tab).toHaveTextContent(String(before)), SLOW);
		await screen.findByRole('button', { name: /2 não lidas/ }, SLOW);
		server.receiveMail();
		const number = 1200 + server.data.tickets.length;
		await waitFor(() => expect(tab).toHaveTextContent(String(before + 1)), SLOW);
		expect(await screen.findByRole('button', { name: /3 não lidas/ }, SLOW)).toBeVisible();
		await waitFor(() => expect(screen.getAllByText(`#${number}`).length).toBeGreaterThan(0), SLOW);
		expect(document.title).toMatch(/^\(3\) /);
	});

	it('says what is missing and how to go on when the list cannot be read', async () => {
		const { server, user } = await renderConsole('/', (fresh) => {
			fresh.intercept = ({ path }) => (path === '/tickets' ? new Response('', { status: 500 }) : undefined);
		});
		const alert = await screen.findByRole('alert', undefined, SLOW);
		server.intercept = undefined;
		await user.click(within(alert).getByRole('button', { name: 'Tentar de novo' }));
		expect(await screen.findByRole('table', undefined, SLOW)).toBeInTheDocument();
	});
});

describe('Chamados', () => {
	it('takes its filters from the address, and each chip takes its own away', async () => {
		const { user, router, server } = await renderConsole('/tickets?priority=4&situation=1', few);
		const chips = await screen.findByRole('group', { name: 'Filtros' }, SLOW);
		expect(within(chips).getByText('Prioridade: Urgente')).toBeInTheDocument();
		await user.click(within(chips).getByRole('button', { name: /Prioridade: Urgente/ }));
		await waitFor(() => expect(router.state.location.search).toEqual({ situation: '1' }));
		await waitFor(() => expect(server.calls.at(-1)?.path).not.toContain('priority'));
	});

	it('marks what the search found', async () => {
		const { user } = await renderConsole('/tickets', few);
		await user.click(await screen.findByRole('combobox', { name: /^Buscar/ }, SLOW));
		await user.paste('boleto');
		await waitFor(() => expect(document.querySelector('mark')).toHaveTextContent(/boleto/i), SLOW);
	});

	it('moves by j and k and opens by Enter', async () => {
		const { user, router } = await renderConsole('/tickets', few);
		await screen.findByRole('table', undefined, SLOW);
		await user.keyboard('jjk{Enter}');
		await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/tickets\/0199/), SLOW);
	});

	it('takes what x picked in one go, and names the one that somebody else was quicker with', async () => {
		const { user, server } = await renderConsole('/tickets?situation=1', few);
		await screen.findByRole('table', undefined, SLOW);
		await user.keyboard('jxjx');
		const bar = await screen.findByRole('region', { name: 'Chamados selecionados' }, SLOW);
		expect(bar).toHaveTextContent('2 selecionados');
		const [first, second] = server.data.tickets.filter((ticket) => ticket.situation.code === 1);
		if (!first || !second) {
			throw new Error('The fake company has new tickets');
		}
		second.agent = { id: 'somebody', name: 'Bruno Sampaio' };
		await user.click(within(bar).getByRole('button', { name: 'Me vincular' }));
		const link = await within(bar).findByRole('link', { name: `#${second.number}` }, SLOW);
		expect(link).toHaveAttribute('href', `/tickets/${second.id}`);
		expect(link.parentElement).toHaveTextContent(`#${second.number}: Este chamado já está com Bruno Sampaio.`);
		await waitFor(() => expect(bar).toHaveTextContent('1 selecionado'), SLOW);
		expect(screen.getByRole('checkbox', { name: new RegExp(`#${second.number} `) })).toBeChecked();
		expect(first.agent?.id).toBe(server.data.me.agent.id);
	});

	it('leaves out the columns that one does not want, from now on', async () => {
		const { user } = await renderConsole('/tickets', few);
		await screen.findByRole('columnheader', { name: 'Departamento' }, SLOW);
		await user.click(screen.getByRole('button', { name: 'Colunas' }));
		await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Departamento' }, SLOW));
		await waitFor(() => expect(screen.queryByRole('columnheader', { name: 'Departamento' })).toBeNull(), SLOW);
		expect(localStorage.getItem('balcao:ticket-columns-hidden')).toBe('["DEPARTMENT"]');
	});
});

describe('Listagem de chamados', () => {
	it('takes the account’s columns in their order (COL-1, COL-4)', async () => {
		await renderConsole('/tickets', (server) => {
			few(server);
			server.lists.columns.columns = ['SUBJECT', 'PRIORITY', 'NUMBER'];
		});
		await screen.findByRole('columnheader', { name: 'Prioridade' }, SLOW);
		const headings = screen.getAllByRole('columnheader').map((each) => each.textContent);
		expect(headings.filter(Boolean)).toEqual(['Assunto', 'Prioridade', '#']);
	});

	it('lets an administrator choose and order them, but for those that must stay (COL-3)', async () => {
		const { server, user } = await renderConsole('/settings/ticket-columns', few);
		expect(await screen.findByRole('checkbox', { name: 'Protocolo' }, SLOW)).toBeDisabled();
		await user.click(screen.getByRole('checkbox', { name: 'Origem' }));
		await user.click(screen.getByRole('checkbox', { name: 'Cliente' }));
		await user.click(screen.getByRole('button', { name: 'Mover Assunto para antes' }));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(server.lists.columns.version).toBe(1), SLOW);
		expect(server.lists.columns.columns).toEqual([
			'SUBJECT',
			'NUMBER',
			'DEPARTMENT',
			'AGENT',
			'SITUATION',
			'LAST_MESSAGE_AT',
			'ORIGIN',
		]);
	});
});

describe('Visões', () => {
	it('saves what the list is narrowed by, and comes back to it', async () => {
		const { server, user, router } = await renderConsole('/tickets?priority=3,4&agentId=none', few);
		const chips = await screen.findByRole('group', { name: 'Filtros' }, SLOW);
		expect(within(chips).getByText('Prioridade: Alta')).toBeInTheDocument();
		expect(within(chips).getByText('Atendente: Sem atendente')).toBeInTheDocument();
		await user.click(screen.getByRole('button', { name: 'Salvar como visão' }));
		await user.type(await screen.findByRole('textbox', { name: 'Nome' }), 'Sem dono');
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(server.lists.views[0]?.filters).toEqual({ priority: '3,4', agentId: 'none' }), SLOW);
		await user.click(await screen.findByRole('button', { name: /Remover.*Prioridade: Alta/ }, SLOW));
		await waitFor(() => expect(router.state.location.search).toMatchObject({ priority: '4' }));
		await user.click(screen.getByRole('link', { name: 'Sem dono' }));
		await waitFor(() => expect(router.state.location.search).toMatchObject({ priority: '3,4' }), SLOW);
	});
});
