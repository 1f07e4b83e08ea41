import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';
import { type FakeServer, problem } from '../../fake/server';

const SLOW = { timeout: 15_000 };

/** Everything is filled in already: a draft that was kept. */
const filledIn = (server: FakeServer) => {
	const [customer] = server.data.customers;
	const [department] = server.data.departments;
	server.data.tickets.length = 4;
	return {
		content: {
			html: '<p>Veio quebrada.</p>',
			files: [],
			fields: {
				customer: { value: customer?.id, label: customer?.name },
				departmentId: department?.id,
				subject: 'Mesa quebrada',
			},
		},
		updatedAt: new Date().toISOString(),
	};
};

async function openTicket(prepare: (server: FakeServer) => FakeServer['intercept']) {
	const console_ = await renderConsole('/tickets/new', (server) => {
		const draft = filledIn(server);
		const answer = prepare(server);
		server.intercept = (call) => (call.method === 'GET' && call.path.startsWith('/drafts/') ? draft : answer?.(call));
	});
	await screen.findByText('Veio quebrada.', undefined, SLOW);
	await waitFor(() => expect(screen.getByLabelText(/^Assunto/)).toHaveValue('Mesa quebrada'), SLOW);
	await console_.user.click(screen.getByRole('button', { name: 'Criar chamado' }));
	return console_;
}

describe('Novo chamado', () => {
	it('leads to the ticket it opened', async () => {
		const { router } = await openTicket(() => undefined);
		expect(await screen.findByRole('heading', { level: 1, name: 'Mesa quebrada' }, SLOW)).toBeVisible();
		expect(router.state.location.pathname).toMatch(/^\/tickets\/.+/);
	});

	it('tells the number of a ticket that is another department’s to see (TAB-5)', async () => {
		const { router, server } = await openTicket(
			() =>
				({ method, path }) =>
					method === 'GET' && /^\/tickets\/0199/.test(path) ? problem(404, 'not-found', 'Não encontrado.') : undefined,
		);
		const number = 1200 + 5;
		const department = server.data.departments[0]?.name;
		expect(await screen.findByText(`Chamado nº ${number} criado em ${department}`, undefined, SLOW)).toBeVisible();
		await waitFor(() => expect(router.state.location.pathname).toBe('/'));
		expect(screen.queryByText('Não encontrado')).toBeNull();
		expect(server.calls.filter((call) => call.method === 'POST' && call.path === '/tickets')).toHaveLength(1);
		await waitFor(() =>
			expect(server.calls.some((call) => call.method === 'DELETE' && call.path.startsWith('/drafts/'))).toBe(true),
		);
	});

	it('leaves the priority to the department until one is chosen, and says which that is', async () => {
		await renderConsole('/tickets/new', (server) => {
			const draft = filledIn(server);
			server.intercept = (call) => (call.path.startsWith('/drafts/') ? draft : undefined);
		});
		expect(await screen.findByText('Padrão do departamento: Normal', undefined, SLOW)).toBeVisible();
		expect(screen.getByRole('combobox', { name: 'Prioridade' })).toHaveValue('');
	});

	it('names everything that is missing at once', async () => {
		const { user } = await renderConsole('/tickets/new');
		await user.click(await screen.findByRole('button', { name: 'Criar chamado' }, SLOW));
		for (const missing of [
			'Escolha o cliente.',
			'Escolha o departamento.',
			'Escreva o assunto.',
			'Escreva a mensagem ou anexe um arquivo.',
		]) {
			expect(screen.getByText(missing)).toBeVisible();
		}
	});

	it('lets who does not look customers up add them, and asks for no list of theirs (PER-9)', async () => {
		const { server, user } = await renderConsole('/tickets/new', (server) => {
			server.data.me.permissions = ['TICKET_CREATE', 'CUSTOMER_EDIT'];
		});
		expect(await screen.findByLabelText(/^Cliente/, undefined, SLOW)).toHaveAttribute('readonly');
		await user.click(screen.getByRole('button', { name: 'Adicionar' }));
		await user.type(await screen.findByLabelText(/^Nome/), 'Caio Lima');
		await user.click(screen.getByRole('button', { name: 'Adicionar cliente' }));
		await waitFor(() => expect(screen.getByLabelText(/^Cliente/)).toHaveValue('Caio Lima'));
		const asked = server.calls.filter((each) => each.method === 'GET').map((each) => each.path);
		expect(asked.filter((each) => /^\/(customers|organizations)/.test(each))).toEqual([]);
	});

	it('says whom to ask who may neither look customers up nor add them', async () => {
		await renderConsole('/tickets/new', (server) => {
			server.data.me.permissions = ['TICKET_CREATE'];
		});
		expect(await screen.findByText(/Peça a quem administra a conta/, undefined, SLOW)).toBeVisible();
		expect(screen.queryByRole('button', { name: 'Adicionar' })).toBeNull();
	});
});
