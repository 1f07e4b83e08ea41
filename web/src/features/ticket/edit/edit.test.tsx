import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '../../../api/types';
import { customField } from '../../../fake/fields';
import { renderConsole } from '../../../fake/render';
import { type FakeServer, problem } from '../../../fake/server';

const SLOW = { timeout: 15_000 };
const PRICE = '0199aaaa-0000-7000-8000-000000000011';

const held = (value: number): FieldValue => ({
	...customField({ id: PRICE, name: 'Valor', type: 'CURRENCY' }),
	textKind: null,
	value,
	labels: [],
});

/** Opens the form of a ticket that has an amount, which somebody is responsible for or not. */
async function edit(bound: boolean, meet?: FakeServer['intercept']) {
	let id = '';
	const console_ = await renderConsole('/', (server) => {
		const [ticket] = server.data.tickets;
		if (!ticket) {
			throw new Error('No ticket');
		}
		id = ticket.id;
		ticket.agent = bound ? { id: server.data.me.agent.id, name: server.data.me.agent.name } : null;
		server.data.customFields.push(customField({ id: PRICE, name: 'Valor', type: 'CURRENCY' }));
		const opening = { ...ticket, html: '<p>Oi</p>', fields: [held(10)], notifyCustomer: true, version: 3 };
		server.intercept = (call) => meet?.(call) ?? (call.path === `/tickets/${ticket.id}/opening` ? opening : undefined);
	});
	await console_.router.navigate({ to: `/tickets/${id}/edit` });
	await screen.findByLabelText(/^Assunto/, undefined, SLOW);
	return console_;
}

describe('Editar chamado', () => {
	it('shows and saves the custom fields of opening once somebody is responsible (EDT-3)', async () => {
		const { user, server } = await edit(true);
		const price = await screen.findByLabelText(/^Valor/, undefined, SLOW);
		expect(price).toHaveValue('10,00');
		await user.clear(price);
		await user.type(price, '1.200');
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => {
			const sent = server.calls.find((call) => call.method === 'PUT' && call.path.endsWith('/opening'));
			expect(sent?.body).toMatchObject({ fields: { [PRICE]: 1200 } });
		}, SLOW);
	});

	it('leaves them alone before (FLD-5)', async () => {
		await edit(false);
		expect(screen.queryByLabelText(/^Valor/)).toBeNull();
	});

	it('shows what another saved meanwhile, and takes it on request (EDT-1)', async () => {
		const { user } = await edit(true, (call) => {
			if (call.method === 'PUT') {
				const current = { id: 'x', subject: 'Deles', html: '<p>Oi</p>', department: { id: 'd', name: 'Suporte' } };
				return problem(412, 'version-conflict', 'Mudou.', {
					current: { ...current, category: null, priority: 2, notifyCustomer: true, fields: [held(77)], version: 4 },
				});
			}
		});
		await user.click(await screen.findByRole('button', { name: 'Salvar' }, SLOW));
		expect(await screen.findByText(/R\$\s77,00/, undefined, SLOW)).toBeVisible();
		await user.click(screen.getByRole('button', { name: 'Usar os campos desta versão' }));
		await waitFor(() => expect(screen.getByLabelText(/^Assunto/)).toHaveValue('Deles'));
	});

	it('says that a draft came back, and drops it on request (RPL-22)', async () => {
		const { user, router } = await edit(true);
		const subject = await screen.findByLabelText(/^Assunto/, undefined, SLOW);
		const before = (subject as HTMLInputElement).value;
		expect(screen.queryByText(/^Rascunho que você deixou aqui/)).toBeNull();
		await user.clear(subject);
		await user.type(subject, 'Outro assunto');
		const address = router.state.location.pathname;
		await router.navigate({ to: '/customers' });
		await router.navigate({ to: address });
		expect(await screen.findByText(/^Rascunho que você deixou aqui em/, undefined, SLOW)).toBeVisible();
		expect(screen.getByLabelText(/^Assunto/)).toHaveValue('Outro assunto');
		await user.click(screen.getByRole('button', { name: 'Descartar rascunho' }));
		expect(screen.getByLabelText(/^Assunto/)).toHaveValue(before);
		expect(screen.queryByText(/^Rascunho que você deixou aqui/)).toBeNull();
	});
});
