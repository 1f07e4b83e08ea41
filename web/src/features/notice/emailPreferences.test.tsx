import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };

describe('the preferences of e-mail', () => {
	async function open() {
		const console = await renderConsole('/settings/email-preferences');
		const box = (name: string) => screen.getByRole('checkbox', { name });
		await screen.findByRole('checkbox', { name: 'Backup pronto: Administradores' }, SLOW);
		return { ...console, box };
	}

	it('say who gets which notice, and that those about security always go out (PRF-1, PRF-3)', async () => {
		const { user, server, box } = await open();
		expect(screen.getAllByRole('checkbox')).toHaveLength(12);
		expect(screen.getByText(/avisos de segurança.*são sempre enviados/)).toBeVisible();
		await user.click(box('Backup pronto: Administradores'));
		await user.click(box('Resumo da semana: Proprietário'));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(server.account.notices.version).toBe(2), SLOW);
		expect(server.account.notices.choices).toContainEqual({
			kind: 'BACKUP_READY',
			administrators: false,
			owner: true,
		});
		expect(server.account.notices.choices).toContainEqual({
			kind: 'WEEKLY_SUMMARY',
			administrators: true,
			owner: false,
		});
	});

	it('let one choose when somebody else saved meanwhile', async () => {
		const { user, server, box } = await open();
		const [seats] = server.account.notices.choices;
		Object.assign(server.account.notices, { version: 2 });
		Object.assign(seats ?? {}, { administrators: false, owner: false });
		await user.click(box('Vagas de atendentes esgotadas: Proprietário'));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await user.click(await screen.findByRole('radio', { name: /ninguém/ }, SLOW));
		expect(box('Vagas de atendentes esgotadas: Administradores')).not.toBeChecked();
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(server.account.notices.version).toBe(3), SLOW);
		expect(seats).toMatchObject({ administrators: false, owner: false });
	});
});
