import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../fake/render';
import { type FakeServer, problem } from '../../../fake/server';

const SLOW = { timeout: 15_000 };

async function openTicket(prepare: (server: FakeServer) => void = () => undefined) {
	const started = await renderConsole('/customers', prepare);
	const ticket = started.server.data.tickets.find((each) => each.actions.includes('REPLY'));
	if (!ticket) {
		throw new Error('The fake company has tickets to reply to');
	}
	await started.router.navigate({ to: `/tickets/${ticket.id}` });
	await screen.findAllByRole('button', { name: 'Responder' }, SLOW);
	const posted = (what: string) =>
		started.server.calls.filter((call) => call.method === 'POST' && call.path === `/tickets/${ticket.id}/${what}`);
	return { ...started, ticket, posted };
}

describe('agents who write together', () => {
	it('name each other in comments by typing an at sign (RPL-18)', async () => {
		const { user, server, posted } = await openTicket();
		await user.keyboard('c');
		const editor = await screen.findByRole('textbox', { name: 'Comentário interno' }, SLOW);
		act(() => editor.focus());
		const colleague = server.data.agents[1];
		await user.keyboard('Veja @');
		await user.type(
			await screen.findByRole('textbox', { name: 'Buscar atendente' }, SLOW),
			colleague?.name.slice(0, 4) ?? '',
		);
		await screen.findByRole('option', { name: colleague?.name }, SLOW);
		await user.keyboard('{Enter}');
		await waitFor(() => expect(editor).toHaveTextContent(`Veja @${colleague?.name}`), SLOW);
		await user.click(screen.getByRole('button', { name: 'Comentar' }));
		await waitFor(() => expect(posted('comments')).toHaveLength(1), SLOW);
		expect(posted('comments')[0]?.body).toMatchObject({
			html: expect.stringContaining(`<span data-mention="${colleague?.id}">@${colleague?.name}</span>`),
		});
	});

	it('see what was answered meanwhile before they send, and lose nothing (RPL-19)', async () => {
		let refused = 0;
		const { user, server, ticket, posted } = await openTicket((fresh) => {
			fresh.intercept = ({ path, method }) => {
				if (method !== 'POST' || !path.endsWith('/replies') || refused++ > 0) {
					return undefined;
				}
				const id = path.split('/')[2] ?? '';
				const answer = { ...fresh.data.messages.get(id)?.[0], id: 'nova', html: '<p>Já mandei a nota.</p>' };
				return problem(409, 'answered-meanwhile', 'Bruno respondeu enquanto você escrevia.', { answer });
			};
		});
		const last = server.data.messages.get(ticket.id)?.at(-1)?.id;
		await user.keyboard('r');
		const editor = await screen.findByRole('textbox', { name: 'Resposta' }, SLOW);
		act(() => editor.focus());
		await user.keyboard('Vou mandar a nota.');
		await user.click(screen.getByRole('button', { name: 'Enviar resposta' }));
		expect(await screen.findByText('Já mandei a nota.', undefined, SLOW)).toBeVisible();
		expect(editor).toHaveTextContent('Vou mandar a nota.');
		await user.click(screen.getByRole('button', { name: 'Enviar assim mesmo' }));
		await waitFor(() => expect(posted('replies')).toHaveLength(2), SLOW);
		const [first, second] = posted('replies');
		expect(first?.body).toMatchObject({ lastSeenMessageId: last });
		expect(second?.body).toMatchObject({ lastSeenMessageId: 'nova' });
		expect(second?.headers.get('Idempotency-Key')).not.toBe(first?.headers.get('Idempotency-Key'));
	});

	it('see who else is there and writes (RPL-20)', async () => {
		const { server, user, ticket } = await openTicket((fresh) => {
			fresh.tickets.present = [
				{ id: 'b', name: 'Bruno', photoUrl: null, writing: 'REPLY' },
				{ id: 'c', name: 'Carla', photoUrl: null, writing: null },
			];
		});
		expect(await screen.findByText('Bruno e Carla estão vendo este chamado', undefined, SLOW)).toBeVisible();
		expect(screen.getByText('Bruno está escrevendo uma resposta')).toBeVisible();
		await user.keyboard('r');
		const said = () => server.calls.filter((call) => call.path.startsWith(`/tickets/${ticket.id}/presence/`));
		await waitFor(() => expect(said().at(-1)?.body).toEqual({ writing: 'REPLY' }), SLOW);
	});

	it('have an answer sent later, and take it back (RPL-21)', async () => {
		const { user, posted } = await openTicket();
		await user.keyboard('r');
		const editor = await screen.findByRole('textbox', { name: 'Resposta' }, SLOW);
		act(() => editor.focus());
		await user.keyboard('A visita é amanhã.');
		await user.click(screen.getByRole('button', { name: 'Enviar depois' }));
		await user.click(await screen.findByRole('menuitem', { name: /Em uma hora/ }, SLOW));
		const waiting = await screen.findByRole('article', { name: /Resposta agendada de/ }, SLOW);
		expect(waiting).toHaveTextContent('A visita é amanhã.');
		expect(posted('scheduled-replies')).toHaveLength(1);
		await user.click(screen.getByRole('button', { name: 'Cancelar e editar' }));
		const again = await screen.findByRole('textbox', { name: 'Resposta' }, SLOW);
		await waitFor(() => expect(again).toHaveTextContent('A visita é amanhã.'), SLOW);
		expect(screen.queryByRole('article', { name: /Resposta agendada de/ })).toBeNull();
	});
});
