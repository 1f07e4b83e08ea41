import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../api/types';
import { renderConsole } from '../../../fake/render';

const SLOW = { timeout: 15_000 };

async function openTicket(prepare: (ticket: Ticket) => void) {
	let ticket: Ticket | undefined;
	const started = await renderConsole('/customers', (server) => {
		ticket = server.data.tickets.find((each) => each.situation.code === 2) as Ticket;
		prepare(ticket);
	});
	await started.router.navigate({ to: `/tickets/${ticket?.id}` });
	const posted = (what: string) =>
		started.server.calls.filter((call) => call.method === 'POST' && call.path === `/tickets/${ticket?.id}/${what}`);
	return { ...started, posted };
}

const asked = (actions: Ticket['actions']) => (ticket: Ticket) => {
	ticket.situation = { code: 8, name: 'AWAITING_MANAGER' };
	ticket.closing = {
		byManager: false,
		request: { by: { id: 'ana', name: 'Ana Lima' }, at: new Date().toISOString(), reason: 'Peça trocada.' },
	};
	ticket.actions = actions;
};

describe('The end of a ticket', () => {
	it('is asked for where the manager decides (CLS-8)', async () => {
		const { user } = await openTicket((ticket) => {
			ticket.closing = { byManager: true, request: null };
		});
		await user.click(await screen.findByRole('button', { name: 'Finalizar' }, SLOW));
		const dialog = await screen.findByRole('dialog', { name: /Finalizar/ });
		expect(within(dialog).getByText(/o gerente avalia antes/)).toBeVisible();
		expect(within(dialog).getByRole('button', { name: 'Pedir finalização' })).toBeVisible();
	});

	it('is decided by a manager, who sends back with a reason (CLS-8)', async () => {
		const { user, posted } = await openTicket(asked(['DECIDE_CLOSING', 'CLOSE', 'COMMENT']));
		expect(await screen.findByText('Ana Lima pediu para finalizar este chamado', undefined, SLOW)).toBeVisible();
		expect(screen.getByText('Peça trocada.')).toBeVisible();
		await user.click(screen.getByRole('button', { name: 'Devolver' }));
		const dialog = await screen.findByRole('dialog', { name: /Devolver o chamado/ });
		await user.click(within(dialog).getByRole('button', { name: 'Devolver' }));
		expect(await within(dialog).findByText('Escreva o motivo.')).toBeVisible();
		await user.type(within(dialog).getByRole('textbox', { name: /O que falta/ }), 'O número de série.');
		await user.click(within(dialog).getByRole('button', { name: 'Devolver' }));
		await waitFor(() => expect(posted('closing-request/return')[0]?.body).toEqual({ reason: 'O número de série.' }));
		await waitFor(() => expect(screen.queryByText(/pediu para finalizar este chamado/)).toBeNull(), SLOW);
	});

	it('is taken back by who asked (CLS-8)', async () => {
		const { user } = await openTicket(asked(['WITHDRAW_CLOSING', 'COMMENT']));
		expect(await screen.findByText(/Uma resposta do cliente retira o pedido/, undefined, SLOW)).toBeVisible();
		await user.click(screen.getByRole('button', { name: 'Retirar o pedido' }));
		await waitFor(() => expect(screen.queryByText(/pediu para finalizar este chamado/)).toBeNull(), SLOW);
	});

	it('is a cancelling with a reason (CLS-6)', async () => {
		const { user, posted } = await openTicket((ticket) => {
			ticket.actions = ['REPLY', 'CANCEL'];
		});
		await user.click(await screen.findByRole('button', { name: 'Mais' }, SLOW));
		await user.click(await screen.findByRole('menuitem', { name: /Cancelar chamado/ }));
		const dialog = await screen.findByRole('dialog', { name: /Cancelar o chamado/ });
		await user.type(within(dialog).getByRole('textbox', { name: /Motivo do cancelamento/ }), 'Aberto duas vezes.');
		await user.click(within(dialog).getByRole('button', { name: 'Cancelar chamado' }));
		await waitFor(() => expect(posted('cancel')[0]?.body).toEqual({ reason: 'Aberto duas vezes.' }));
		expect(await screen.findByText(/Este chamado foi cancelado/, undefined, SLOW)).toBeVisible();
	});
});
