import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole } from '../fake/render';

const SLOW = { timeout: 15_000 };

it('opens the first of what was found with Enter alone', async () => {
	const { user, router, server } = await renderConsole('/settings');
	const customer = server.data.customers[0];
	await screen.findByRole('heading', { level: 1, name: 'Gestão' }, SLOW);
	await user.keyboard('{Control>}k{/Control}');
	await user.type(
		await screen.findByPlaceholderText('Buscar chamados e clientes, ou fazer algo', undefined, SLOW),
		customer?.emails[0] ?? '',
	);
	const found = await screen.findByRole('button', { name: new RegExp(`^${customer?.name}`) }, SLOW);
	await waitFor(() => expect(found).toHaveAttribute('data-selected'), SLOW);
	await user.keyboard('{Enter}');
	await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/${customer?.id}`), SLOW);
});

it('leads to the pages of Gestão by what stands on them', async () => {
	const { user, router } = await renderConsole('/');
	await screen.findByRole('heading', { level: 1 }, SLOW);
	await user.keyboard('{Control>}k{/Control}');
	await user.type(
		await screen.findByPlaceholderText('Buscar chamados e clientes, ou fazer algo', undefined, SLOW),
		'modelo de impres',
	);
	await user.click(await screen.findByRole('button', { name: /^Modelo de impressão/ }, SLOW));
	await waitFor(() => expect(router.state.location.pathname).toBe('/settings/print-template'), SLOW);
});
