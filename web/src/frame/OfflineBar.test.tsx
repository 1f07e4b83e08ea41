import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole } from '../fake/render';

const SLOW = { timeout: 15_000 };
const BAR = /^Sem conexão com o servidor\. Tentando de novo/;

it('says that the connection is lost while attempts go on, and no longer once one succeeds', async () => {
	const { server } = await renderConsole('/customers');
	await screen.findByRole('table', undefined, SLOW);
	expect(screen.queryByText(BAR)).toBeNull();
	server.realtime.reachable = false;
	server.realtime.sockets.forEach((socket) => socket.close(1006));
	expect(await screen.findByText(BAR, undefined, { timeout: 4_000 })).toBeVisible();
	// The next attempts do not make it flicker.
	for (let look = 0; look < 20; look++) {
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(screen.getByText(BAR)).toBeVisible();
	}
	server.realtime.reachable = true;
	window.dispatchEvent(new Event('online'));
	await waitFor(() => expect(screen.queryByText(BAR)).toBeNull(), SLOW);
});
