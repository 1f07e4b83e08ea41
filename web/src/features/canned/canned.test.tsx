import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';
import type { FakeServer } from '../../fake/server';
import { fill } from './variables';

const SLOW = { timeout: 15_000 };

describe('a canned answer', () => {
	it('is filled with what the ticket shows, and says what is missing (RPL-13)', () => {
		const values = { 'customer.name': 'Ana <b>Lima</b>', 'customer.phone': null, 'customer.email': 'a•••@c•••' };
		expect(fill('<p>Olá, <b>{{ customer.name }}</b>.</p>', values)).toEqual({
			html: '<p>Olá, <b>Ana &lt;b&gt;Lima&lt;/b&gt;</b>.</p>',
			missing: [],
		});
		expect(fill('<p>{{customer.email}} {{customer.phone}}</p>', values)).toEqual({
			html: '<p>a•••@c••• </p>',
			missing: ['customer.phone'],
		});
	});

	it('is put into a reply by typing a slash, or by the button (RPL-12)', async () => {
		const { user, server, editor } = await openReply();
		act(() => editor.focus());
		await user.keyboard('e/ou /');
		const search = await screen.findByRole('textbox', { name: 'Buscar respostas padrão' }, SLOW);
		await user.type(search, 'saud');
		await screen.findByRole('option', { name: /Saudação/ }, SLOW);
		await user.keyboard('{Enter}');
		await waitFor(() => expect(editor).toHaveTextContent(/^e\/ou Olá, \S+\. Chamado \d+\.$/), SLOW);
		const first = server.data.tickets.find((each) => each.actions.includes('REPLY'));
		expect(editor).toHaveTextContent(`Olá, ${first?.customer?.name.split(' ')[0]}.`);

		await user.click(screen.getByRole('button', { name: 'Respostas padrão' }));
		await user.click(await screen.findByRole('option', { name: /Despedida/ }, SLOW));
		await waitFor(() => expect(editor).toHaveTextContent('Até logo.'), SLOW);
	});

	it('leaves the slash alone when nothing is chosen (RPL-12)', async () => {
		const { user, editor } = await openReply();
		act(() => editor.focus());
		await user.keyboard('/');
		await screen.findByRole('textbox', { name: 'Buscar respostas padrão' }, SLOW);
		await user.keyboard('{Escape}');
		await waitFor(() => expect(editor).toHaveFocus(), SLOW);
		expect(editor).toHaveTextContent('/');
	});

	it('is written, with a variable from the menu, and refused by name when one is unknown (RPL-13)', async () => {
		const { user, server } = await renderConsole('/settings/canned-answers/new');
		await user.type(await screen.findByRole('textbox', { name: /Nome/ }, SLOW), 'Boas-vindas');
		await user.click(await screen.findByRole('button', { name: 'Variáveis' }, SLOW));
		await user.click(await screen.findByRole('menuitem', { name: 'Primeiro nome do cliente' }, SLOW));
		await user.click(screen.getByRole('radio', { name: /Departamentos/ }));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		expect(await screen.findByText('Escolha ao menos um departamento.')).toBeVisible();
		const departments = screen.getByRole('group', { name: 'Departamentos' });
		await user.click(within(departments).getAllByRole('checkbox')[0] as HTMLElement);
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(server.data.cannedAnswers.some((each) => each.name === 'Boas-vindas')).toBe(true), SLOW);
		const made = server.data.cannedAnswers.find((each) => each.name === 'Boas-vindas');
		expect(made).toMatchObject({ scope: 'DEPARTMENTS', html: '<p>{{customer.first_name}}</p>' });
	});
});

async function openReply(prepare: (server: FakeServer) => void = () => undefined) {
	const started = await renderConsole('/customers', prepare);
	const { server, router, user } = started;
	const ticket = server.data.tickets.find((each) => each.actions.includes('REPLY'));
	await router.navigate({ to: `/tickets/${ticket?.id}` });
	await user.click((await screen.findAllByRole('button', { name: 'Responder' }, SLOW))[0] as HTMLElement);
	const editor = await screen.findByRole('textbox', { name: 'Resposta' }, SLOW);
	return { ...started, editor };
}
