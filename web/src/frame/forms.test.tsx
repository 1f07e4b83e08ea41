import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../fake/render';
import type { FakeServer } from '../fake/server';

const SLOW = { timeout: 15_000 };

const keysOfCreation = (server: FakeServer) =>
	server.calls
		.filter((call) => call.method === 'POST' && call.path === '/customers')
		.map((call) => call.headers.get('Idempotency-Key'));

describe('a form that somebody else saved meanwhile', () => {
	it('says so, keeps what was typed, and saves it when asked again', async () => {
		const { user, server, router } = await renderConsole('/customers');
		const customer = server.data.customers[0];
		if (!customer) {
			throw new Error('The fake company has customers');
		}
		await router.navigate({ to: `/customers/${customer.id}/edit` });
		const name = await screen.findByLabelText(/^Nome/, undefined, SLOW);
		await user.clear(name);
		await user.type(name, 'Rita Campos');
		Object.assign(customer, { name: 'De outra pessoa', version: 5 });

		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		expect(await screen.findByText(/Outra pessoa salvou/, undefined, SLOW)).toBeVisible();
		expect(name).toHaveValue('Rita Campos');
		expect(customer.name).toBe('De outra pessoa');

		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/${customer.id}`), SLOW);
		expect(customer.name).toBe('Rita Campos');
	});
});

describe('a form whose answer was lost', () => {
	it('tries again under the same key, and under another once something else is sent', async () => {
		let lost = 2;
		const { user, server } = await renderConsole('/customers/new', (fresh) => {
			fresh.intercept = ({ method, path }) => {
				if (method === 'POST' && path === '/customers' && lost-- > 0) {
					throw new TypeError('Failed to fetch');
				}
				return undefined;
			};
		});
		const name = await screen.findByLabelText(/^Nome/, undefined, SLOW);
		await user.type(name, 'Rita');
		for (const attempt of [1, 2]) {
			await user.click(screen.getByRole('button', { name: 'Salvar' }));
			await waitFor(() => expect(keysOfCreation(server)).toHaveLength(attempt), SLOW);
			expect(await screen.findByRole('alert', undefined, SLOW)).toBeVisible();
		}
		await user.type(name, ' Campos');
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(keysOfCreation(server)).toHaveLength(3), SLOW);
		const [first, second, third] = keysOfCreation(server);
		expect(second).toBe(first);
		expect(third).not.toBe(first);
	});
});
