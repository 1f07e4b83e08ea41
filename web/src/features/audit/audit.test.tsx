import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';
import i18next from '../../i18n';
import { ACTIONS, groupLabel } from './labels';

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

	it('tells an action that a trigger does apart from one that the audit keeps', async () => {
		await renderConsole('/settings/audit', (server) => {
			Object.assign(server.data.audit[0] ?? {}, { before: { action: 'OPEN' }, after: { action: 'INVITATION' } });
		});
		const table = await screen.findByRole('table', { name: 'Auditoria' }, SLOW);
		expect(within(table).getByText('Ação:', { exact: false }).closest('td')).toHaveTextContent(
			'Ação: Abrir o chat → Convite',
		);
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

	it('tells hours, days, colours and other codes in words (AUD-5)', async () => {
		await renderConsole('/settings/audit', (server) => {
			Object.assign(server.data.audit[0] ?? {}, {
				before: {},
				after: {
					windows: [1, 2, 3].map((day) => `${['MONDAY', 'TUESDAY', 'WEDNESDAY'][day - 1]} 08:00-12:00`),
					days: ['2026-12-25 * Natal', '2026-11-27 Inventário'],
					color: 'YELLOW',
					autoAssignment: 'ROUND_ROBIN',
					permissions: ['TICKET_CLOSE'],
					kind: 'SAML',
					name: 'RED',
					externalId: '42',
				},
			});
		});
		const table = await screen.findByRole('table', { name: 'Auditoria' }, SLOW);
		const changed = within(table).getByText('Departamento alterado').closest('td');
		expect(changed).toHaveTextContent('Horários: seg–qua 08:00–12:00');
		expect(changed).toHaveTextContent(/Natal \(25 de dezembro, todo ano\), Inventário \(sex., 27 de nov. de 2026\)/);
		expect(changed).toHaveTextContent('Cor: Amarelo');
		expect(changed).toHaveTextContent('Em rodízio entre os atendentes');
		expect(changed).toHaveTextContent('Finalizar chamados');
		expect(changed).not.toHaveTextContent(/YELLOW|ROUND_ROBIN|TICKET_CLOSE|MONDAY/);
		expect(changed).toHaveTextContent('Nome: RED');
	});

	it('narrows by filters that stand in the address and show as chips', async () => {
		const { user, server } = await renderConsole('/settings/audit?lastDay=2026-11-27');
		await screen.findByRole('table', undefined, SLOW);
		await user.click(screen.getByRole('button', { name: 'Filtrar' }));
		await user.click(await screen.findByRole('combobox', { name: 'Ação' }, SLOW));
		await user.click(await screen.findByRole('option', { name: 'Senha alterada' }, SLOW));
		const asked = () =>
			new URLSearchParams(server.calls.findLast((each) => each.path.startsWith('/audit-entries'))?.path.split('?')[1]);
		await waitFor(() => {
			expect(asked().get('action')).toBe('password.changed');
			expect(asked().get('to')).toBe('2026-11-28T03:00:00.000Z');
		}, SLOW);
		const chips = screen.getByRole('group', { name: 'Filtros' });
		expect(within(chips).getByText('Ação: Senha alterada')).toBeInTheDocument();
		const file = screen.getByRole('link', { name: 'Exportar CSV' }).getAttribute('href');
		expect(file).toBe('/api/v1/audit-entries/export?action=password.changed&to=2026-11-28T03%3A00%3A00.000Z');
		await user.click(within(chips).getByRole('button', { name: 'Remover o filtro Ação: Senha alterada' }));
		await waitFor(() => expect(asked().get('action')).toBeNull(), SLOW);
	});

	it('chooses days from a calendar in the language of the person', async () => {
		const { user, server } = await renderConsole('/settings/audit?firstDay=2026-11-02');
		await screen.findByRole('table', undefined, SLOW);
		await user.click(screen.getByRole('button', { name: 'Filtrar' }));
		await user.click(await screen.findByRole('button', { name: 'De' }, SLOW));
		expect(await screen.findByRole('button', { name: 'Próximo mês' }, SLOW)).toBeInTheDocument();
		await user.click(await screen.findByRole('button', { name: '10 novembro 2026' }, SLOW));
		await waitFor(() => {
			const asked = new URLSearchParams(
				server.calls.findLast((each) => each.path.startsWith('/audit-entries'))?.path.split('?')[1],
			);
			expect(asked.get('from')).toBe('2026-11-10T03:00:00.000Z');
		}, SLOW);
	});

	it('shows a line with all it holds, and leads to what it is about (AUD-5)', async () => {
		const { user } = await renderConsole('/settings/audit', (server) => {
			const [department] = server.data.departments;
			Object.assign(server.data.audit[0] ?? {}, {
				after: { departmentId: department?.id, at: '2026-11-27T12:00:00Z', agents: ['Ana +tickets +manager'] },
				before: { departmentId: null, at: null, agents: [] },
				filter: { itemType: 'customer', search: 'são paulo' },
			});
		});
		await user.click(await screen.findByRole('button', { name: 'Departamento alterado' }, SLOW));
		const details = await screen.findByRole('dialog', { name: 'Departamento alterado' }, SLOW);
		expect(details).toHaveTextContent('Ana (chamados, gerente)');
		expect(details).toHaveTextContent('27/11/2026, 09:00:00');
		expect(details).toHaveTextContent('Busca');
		expect(details).toHaveTextContent('são paulo');
		expect(within(details).getByRole('link', { name: /^Abrir/ })).toHaveAttribute(
			'href',
			expect.stringContaining('/settings/departments/'),
		);
	});

	it('lets administrators choose what else is audited, and for how long (AUD-2, AUD-6)', async () => {
		const { user, server } = await renderConsole('/settings/audit/settings');
		expect(await screen.findByRole('switch', { name: 'Clientes' }, SLOW)).toBeChecked();
		await user.click(screen.getByRole('switch', { name: 'Organizações' }));
		const always = screen.getByRole('region', { name: 'Sempre auditado' });
		expect(always).toHaveTextContent('Entradas na conta');
		expect(always).not.toHaveTextContent('Clientes');
		const months = screen.getByRole('textbox', { name: 'Guardar por quantos meses' });
		await user.clear(months);
		await user.type(months, '36');
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => {
			const sent = server.calls.find((each) => each.method === 'PUT');
			expect(sent?.body).toEqual({ auditedItems: ['customer', 'organization'], retentionMonths: 36 });
			expect(sent?.headers.get('If-Match')).toBe('"1"');
		}, SLOW);
	});

	it('calls every action and item in words', () => {
		const t = i18next.getFixedT('pt-BR', 'audit');
		expect(ACTIONS.filter(({ group }) => groupLabel(t, group) === group)).toEqual([]);
	});

	it('is offered only to those who may read it', async () => {
		await renderConsole('/settings', (server) => {
			server.data.me.permissions = [];
		});
		await screen.findByRole('heading', { level: 1, name: 'Gestão' }, SLOW);
		expect(screen.queryByText('Auditoria')).toBeNull();
	});
});
