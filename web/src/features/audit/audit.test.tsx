import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };

describe('Auditoria', () => {
	it('tells in words who did what, and what it changed (AUD-1)', async () => {
		await renderConsole('/settings/audit');
		const table = await screen.findByRole('table', { name: 'Auditoria' }, SLOW);
		const changed = within(table).getByText('Departamento alterado').closest('td');
		expect(changed).toHaveTextContent('Nome: Suporte → Atendimento');
		expect(changed).toHaveTextContent('Ativo: Sim → Não');
		const refused = within(table).getByText('Entrada recusada').closest('td');
		expect(refused).toHaveTextContent('E-mail: alguem@aurora.example');
		expect(refused).toHaveTextContent('Motivo: senha errada');
		const created = within(table).getByText('Cliente criado').closest('td');
		expect(created).toHaveTextContent('E-mails: rita@aurora.example');
		expect(created).not.toHaveTextContent('Observações');
		expect(within(table).getAllByText('Alguém sem entrar').length).toBeGreaterThan(0);
	});

	it('shows what was written as it was written, and a signature by its words', async () => {
		await renderConsole('/settings/audit', (server) => {
			Object.assign(server.data.audit[0] ?? {}, {
				before: { name: '<b>Rita</b> & Co', signature: '' },
				after: { name: '<img src=x onerror=alert(1)>', signature: '<p>Até <b>logo</b></p>' },
			});
		});
		const table = await screen.findByRole('table', { name: 'Auditoria' }, SLOW);
		const changed = within(table).getByText('Departamento alterado').closest('td');
		expect(changed).toHaveTextContent('Nome: <b>Rita</b> & Co → <img src=x onerror=alert(1)>');
		expect(changed).toHaveTextContent('Assinatura: – → Até logo');
		expect(changed?.querySelector('img')).toBeNull();
	});

	it('narrows by action and by whole days', async () => {
		const { user, server } = await renderConsole('/settings/audit');
		await screen.findByRole('table', undefined, SLOW);
		await user.click(screen.getByRole('combobox', { name: 'O que' }));
		await user.click(await screen.findByRole('option', { name: 'Senha alterada' }, SLOW));
		await user.type(screen.getByLabelText('Até'), '2026-11-27');
		await waitFor(() => {
			const asked = new URLSearchParams(server.calls.at(-1)?.path.split('?')[1]);
			expect(asked.get('action')).toBe('password.changed');
			expect(asked.get('to')).toBe('2026-11-28T03:00:00.000Z');
		}, SLOW);
	});

	it('is offered only to those who may read it', async () => {
		await renderConsole('/settings', (server) => {
			server.data.me.permissions = [];
		});
		await screen.findByRole('heading', { level: 1, name: 'Gestão' }, SLOW);
		expect(screen.queryByText('Auditoria')).toBeNull();
	});
});
