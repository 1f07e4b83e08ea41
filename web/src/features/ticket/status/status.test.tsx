import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../api/types';
import { renderConsole } from '../../../fake/render';
import type { FakeServer } from '../../../fake/server';

const SLOW = { timeout: 15_000 };

const mine = (server: FakeServer): Ticket => {
	const ticket = server.data.tickets.find((each) => each.situation.code === 2) as Ticket;
	ticket.actions = ['REPLY', 'COMMENT', 'CLOSE', 'STATUS'];
	return ticket;
};

describe('Status', () => {
	it('is chosen with a comment, shown as begun, and ended (STA-3, STA-4)', async () => {
		let ticket: Ticket | undefined;
		const { user, router } = await renderConsole('/', (server) => {
			ticket = mine(server);
		});
		await router.navigate({ to: `/tickets/${ticket?.id}` });
		await user.click(await screen.findByRole('button', { name: 'Mais' }, SLOW));
		await user.click(await screen.findByRole('menuitem', { name: /Alterar status/ }));
		const dialog = await screen.findByRole('dialog', { name: /Alterar o status/ });
		await user.click(within(dialog).getByRole('button', { name: 'Alterar' }));
		expect(await within(dialog).findByText('Escolha o status.')).toBeVisible();
		await user.click(within(dialog).getByRole('combobox', { name: /Status/ }));
		await user.click(await screen.findByRole('option', { name: 'Aguardando peça' }));
		await user.type(within(dialog).getByRole('textbox', { name: /Comentário/ }), 'Chega na sexta.');
		await user.click(within(dialog).getByRole('button', { name: 'Alterar' }));
		const aside = await screen.findByRole('complementary', { name: 'Detalhes do chamado' });
		expect(await within(aside).findByText('Iniciado', undefined, SLOW)).toBeVisible();
		expect(within(aside).getByText('Chega na sexta.')).toBeVisible();

		await user.click(screen.getByRole('button', { name: 'Mais' }));
		await user.click(await screen.findByRole('menuitem', { name: /Encerrar status atual/ }));
		expect(await within(aside).findByText('Encerrado', undefined, SLOW)).toBeVisible();
	});
});
