import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../fake/render';
import { type FakeServer, problem } from '../../../fake/server';

const SLOW = { timeout: 15_000 };

/** The page of a ticket with a reply begun earlier, its composer open. */
async function openDraft(html: string, prepare: (server: FakeServer) => void = () => undefined) {
	const started = await renderConsole('/customers', prepare);
	const { server, router, user } = started;
	const ticket = server.data.tickets.find((each) => each.actions.includes('REPLY'));
	if (!ticket) {
		throw new Error('The fake company has tickets to reply to');
	}
	const place = `ticket:${ticket.id}:reply`;
	server.data.drafts.set(place, { content: { html, files: [] }, updatedAt: new Date().toISOString() });
	await router.navigate({ to: `/tickets/${ticket.id}` });
	await user.click((await screen.findAllByRole('button', { name: 'Responder' }, SLOW))[0] as HTMLElement);
	const editor = await screen.findByRole('textbox', { name: 'Resposta' }, SLOW);
	const replies = () => server.calls.filter((call) => call.path === `/tickets/${ticket.id}/replies`);
	return { ...started, editor, place, replies };
}

describe('a reply', () => {
	it('begun elsewhere is there again (RPL-22)', async () => {
		const { editor } = await openDraft('<p>Bom dia, Ana.</p>');
		expect(editor).toHaveTextContent('Bom dia, Ana.');
	});

	it('that waits to be sent is told at the ticket (RPL-22)', async () => {
		const { user, editor, router } = await openDraft('<p>Bom dia.</p>');
		act(() => editor.focus());
		await user.keyboard('Ainda não acabei.');
		const address = router.state.location.pathname;
		await router.navigate({ to: '/customers' });
		await router.navigate({ to: address });
		expect(await screen.findByText('Você tem um rascunho não enviado neste chamado.', undefined, SLOW)).toBeVisible();
	});

	it('that is refused stays, and is sent again under the same key (RPL-22)', async () => {
		let refused = 0;
		const { user, editor, replies, server, place } = await openDraft('<p>Segue a segunda via.</p>', (fresh) => {
			fresh.intercept = ({ path }) =>
				path.endsWith('/replies') && refused++ === 0 ? problem(503, 'busy', 'Tente em um minuto.') : undefined;
		});
		await user.click(screen.getByRole('button', { name: 'Enviar resposta' }));
		expect(await screen.findByText('Tente em um minuto.', undefined, SLOW)).toBeVisible();
		expect(editor).toHaveTextContent('Segue a segunda via.');
		await user.click(screen.getByRole('button', { name: 'Enviar resposta' }));
		await waitFor(() => expect(replies()).toHaveLength(2), SLOW);
		const [first, second] = replies();
		expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
		await waitFor(() => expect(server.data.drafts.has(place)).toBe(false), SLOW);
	});

	it('is sent once by a double click', async () => {
		const { user, replies } = await openDraft('<p>Uma vez só.</p>', (server) => {
			server.latency = 20;
		});
		await user.dblClick(screen.getByRole('button', { name: 'Enviar resposta' }));
		await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Resposta' })).toBeNull(), SLOW);
		expect(replies()).toHaveLength(1);
	});

	it('that another tab has newer is not replaced unasked (RPL-22)', async () => {
		const { user, editor, server, place } = await openDraft('<p>Daqui.</p>');
		const key = `balcao:draft:${server.data.me.agent.id}:${place}`;
		const theirs = JSON.stringify({ at: Date.now(), draft: { html: '<p>Da outra aba.</p>', files: [] } });
		const change = () => {
			localStorage.setItem(key, theirs);
			act(() => void window.dispatchEvent(new StorageEvent('storage', { key, newValue: theirs })));
		};
		change();
		expect(await screen.findByText('Este rascunho mudou em outra aba', undefined, SLOW)).toBeVisible();
		act(() => editor.focus());
		await user.keyboard(' E mais.');
		expect(localStorage.getItem(key)).toBe(theirs);
		await user.click(screen.getByRole('button', { name: 'Continuar com este texto' }));
		expect(localStorage.getItem(key)).toContain('E mais.');
		change();
		await user.click(await screen.findByRole('button', { name: 'Usar o texto da outra aba' }, SLOW));
		await waitFor(() => expect(editor).toHaveTextContent('Da outra aba.'), SLOW);
	});
});
