import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { type Answer, type Call, problem } from '../../../fake/call';
import { renderConsole } from '../../../fake/render';

const SLOW = { timeout: 15_000 };
// A list of all countries is a lot to render.
const LONG = 60_000;

afterEach(() => vi.unstubAllGlobals());

/** The dialog of a server that keeps what is blocked; the first time it may refuse. */
async function open(refusal?: Answer) {
	const kept: unknown[] = [];
	let refuses = refusal;
	const { user } = await renderConsole('/conversations/blocks', (server) => {
		server.data.tickets.length = 3;
		server.intercept = (call: Call): Answer => {
			if (call.path !== '/contact-blocks') {
				return undefined;
			}
			if (call.method === 'GET') {
				return { items: [], nextCursor: null };
			}
			const refused = refuses;
			refuses = undefined;
			if (refused) {
				return refused;
			}
			kept.push(call.body);
			return { id: 'b1' };
		};
	});
	await user.click(await screen.findByRole('button', { name: 'Bloquear país ou IP' }, SLOW));
	const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
	return { user, dialog, kept };
}

it(
	'a country is blocked with a reason, for a week unless said otherwise, and with a warning (WCH-19)',
	async () => {
		const { user, dialog, kept } = await open();
		expect(dialog.getByText(/Ninguém que venha deste país/)).toBeVisible();
		const confirm = dialog.getByRole('button', { name: 'Bloquear' });
		expect(confirm).toBeDisabled();
		await user.click(dialog.getByRole('combobox', { name: /^País/ }));
		await user.click(await screen.findByRole('option', { name: 'Portugal' }, SLOW));
		expect(confirm).toBeDisabled();
		await user.type(dialog.getByRole('textbox', { name: /^Motivo/ }), ' Fraude ');
		await user.click(confirm);
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), SLOW);
		expect(kept).toEqual([{ kind: 'COUNTRY', origin: 'PT', reason: 'Fraude', expiresAt: expect.any(String) }]);
		const { expiresAt } = kept[0] as { expiresAt: string };
		const days = (Date.parse(expiresAt) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(6.9);
		expect(days).toBeLessThanOrEqual(7);
	},
	LONG,
);

it('an address that is refused stays as it was typed, and goes when it is mended (WCH-19)', async () => {
	const { user, dialog, kept } = await open(problem(400, 'validation', 'Este endereço não existe.'));
	await user.click(dialog.getByText('Endereço IP'));
	expect(dialog.getByText(/uma rede inteira/)).toBeVisible();
	const address = await dialog.findByRole('textbox', { name: /^Endereço IP/ }, SLOW);
	await user.type(address, '203.0.113.');
	await user.type(dialog.getByRole('textbox', { name: /^Motivo/ }), 'Spam');
	await user.click(dialog.getByText('Para sempre'));
	await user.click(dialog.getByRole('button', { name: 'Bloquear' }));
	expect(await dialog.findByText('Este endereço não existe.', undefined, SLOW)).toBeVisible();
	expect(address).toHaveValue('203.0.113.');
	expect(kept).toEqual([]);
	await user.type(address, '7');
	await user.click(dialog.getByRole('button', { name: 'Bloquear' }));
	await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), SLOW);
	expect(kept).toEqual([{ kind: 'ADDRESS', origin: '203.0.113.7', reason: 'Spam', expiresAt: null }]);
});
