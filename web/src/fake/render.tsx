import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import i18next from '../i18n';
import { createAppRouter } from '../router';
import { theme } from '../theme';
import { FakeServer } from './server';

/** The whole console in a test, at an address, on a fake server of its own. */
export async function renderConsole(address: string, prepare: (server: FakeServer) => void = () => undefined) {
	const server = new FakeServer();
	prepare(server);
	vi.stubGlobal('fetch', server.fetch);
	vi.stubGlobal(
		'WebSocket',
		Object.assign(
			function Socket() {
				return server.realtime.open();
			},
			{ OPEN: 1 },
		),
	);
	await i18next.changeLanguage('pt-BR');
	window.history.replaceState(null, '', address);
	const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
	const router = createAppRouter();
	render(
		<MantineProvider theme={theme} env="test">
			<QueryClientProvider client={queries}>
				<Notifications />
				<RouterProvider router={router} />
			</QueryClientProvider>
		</MantineProvider>,
	);
	return { server, router, user: userEvent.setup() };
}
