import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';

const refused = (query: string) =>
	renderConsole(`/sign-in?refused=${query}`, (server) => {
		server.signedIn = false;
	});

describe('a sign-on that was refused', () => {
	it('tells when the shift opens again (SEC-23)', async () => {
		await refused('rule&account=aurora&reason=SHIFT_CLOSED&until=2030-05-06T11:00:00Z');
		const alert = await screen.findByRole('alert');
		expect(alert).toHaveTextContent(/fora do seu turno.* Ele volta em 6 de maio de 2030/);
	});

	it('shows none of what else the address says', async () => {
		await refused('rule&reason=SHIFT_CLOSED&until=%3Cb%3Eligue%20para%20mim');
		expect(await screen.findByRole('alert')).toHaveTextContent(/^Você está fora do seu turno de trabalho\.$/);
	});
});
