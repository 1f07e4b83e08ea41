import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';

it('asks whether a domain without @ means all of it', async () => {
	const { user, server } = await renderConsole('/settings/blocked-addresses');
	await user.type(await screen.findByLabelText(/^Endereço/, undefined, { timeout: 15_000 }), 'dominio.example');
	await user.click(screen.getByRole('button', { name: 'Bloquear' }));
	expect(await screen.findByText(/@dominio\.example para o domínio inteiro/)).toBeVisible();
	expect(server.calls.some((call) => call.method === 'POST')).toBe(false);
});
