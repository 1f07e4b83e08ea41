import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Customer } from '../api/types';
import { renderConsole } from '../fake/render';
import { type FakeServer, problem } from '../fake/server';

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

describe('what two people saved in a form', () => {
	async function conflict() {
		const console_ = await renderConsole('/customers');
		const customer = console_.server.data.customers[0] as Customer;
		await console_.router.navigate({ to: `/customers/${customer.id}/edit` });
		const name = await screen.findByLabelText(/^Nome/, undefined, SLOW);
		await console_.user.clear(name);
		await console_.user.type(name, 'Rita Campos');
		const { notes } = customer;
		Object.assign(customer, { name: 'De outra pessoa', phone: '11 5555-0000', version: 5 });
		await console_.user.click(screen.getByRole('button', { name: 'Salvar' }));
		await screen.findByText(/Outra pessoa salvou/, undefined, SLOW);
		const choice = (field: string) => within(screen.getByRole('radiogroup', { name: field }));
		return { ...console_, customer, name, notes, choice };
	}

	it('is shown field by field, and only where they differ', async () => {
		const { name, choice } = await conflict();
		expect(choice('Nome').getByRole('radio', { name: 'O seu: Rita Campos' })).toBeChecked();
		expect(choice('Nome').getByRole('radio', { name: 'O que está salvo: De outra pessoa' })).not.toBeChecked();
		expect(name).toHaveValue('Rita Campos');
		// Nothing was typed there: what the other person saved stands.
		expect(choice('Telefone').getByRole('radio', { name: 'O que está salvo: 11 5555-0000' })).toBeChecked();
		expect(screen.getByLabelText(/^Telefone/, { selector: 'input[type=tel]' })).toHaveValue('11 5555-0000');
		expect(screen.getAllByRole('radiogroup')).toHaveLength(2);
	});

	it('can be taken from the other, and back again', async () => {
		const { user, name, choice } = await conflict();
		await user.click(choice('Nome').getByRole('radio', { name: /O que está salvo/ }));
		expect(name).toHaveValue('De outra pessoa');
		await user.click(choice('Nome').getByRole('radio', { name: /O seu/ }));
		expect(name).toHaveValue('Rita Campos');
	});

	it('is saved as chosen', async () => {
		const { user, router, customer, notes } = await conflict();
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(router.state.location.pathname).toBe(`/customers/${customer.id}`), SLOW);
		expect(customer).toMatchObject({ name: 'Rita Campos', phone: '11 5555-0000', notes });
	});
});

describe('a form that stays open', () => {
	it('keeps what was typed when the record is read again, and saves twice without a conflict', async () => {
		const { user, server } = await renderConsole('/me');
		const name = await screen.findByLabelText(/^Nome/, undefined, SLOW);
		for (const suffix of [' A', ' B']) {
			await user.type(name, suffix);
			await user.click(screen.getByRole('button', { name: 'Salvar' }));
			await waitFor(() => expect(server.data.me.agent.name).toMatch(new RegExp(`${suffix}$`)), SLOW);
		}
		expect(screen.queryByText(/Outra pessoa salvou/)).toBeNull();
		const versions = server.calls
			.filter((call) => call.method === 'PUT' && call.path === '/me')
			.map((call) => call.headers.get('If-Match'));
		expect(new Set(versions).size).toBe(2);
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

describe('a form of which the server refuses a field inside a group', () => {
	it('shows the reason beside that field, and moves the focus there', async () => {
		const { user } = await renderConsole('/settings/outgoing-server', (fresh) => {
			fresh.intercept = ({ method, path }) =>
				method === 'PUT' && path === '/outgoing-server'
					? problem(400, 'validation', 'Confira os campos.', {
							errors: [{ field: 'host', code: 'required', message: 'Informe o servidor.' }],
						})
					: undefined;
		});
		await user.click(await screen.findByRole('button', { name: 'Salvar' }, SLOW));
		expect(await screen.findByText('Informe o servidor.', undefined, SLOW)).toBeVisible();
		await waitFor(() => expect(screen.getByLabelText(/^Servidor/)).toHaveFocus());
		expect(screen.getByLabelText(/^Servidor/)).toBeInvalid();
	});
});
