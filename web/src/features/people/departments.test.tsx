import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };

describe('Departamentos', () => {
	it('has six tabs, and opens the one with what is wrong (DEP-4)', async () => {
		const { user } = await renderConsole('/settings/departments/new');
		const tabs = await screen.findAllByRole('tab', undefined, SLOW);
		expect(tabs.map((each) => each.textContent)).toEqual([
			'Informações',
			'Imagens',
			'Configurações',
			'Categorias',
			'Atendentes',
			'Gerentes',
		]);
		await user.click(screen.getByRole('tab', { name: 'Gerentes' }));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		expect(await screen.findByRole('tab', { name: 'Informações', selected: true }, SLOW)).toBeVisible();
		expect(screen.getByText('Escreva o nome.')).toBeVisible();
	});

	it('shows whether each one is there for a chat, and why (DEP-13)', async () => {
		const { router, server } = await renderConsole('/settings/departments', (before) => {
			Object.assign(before.data.departments[1] ?? {}, { active: false });
		});
		const [there, away] = server.data.departments;
		const row = async (name = '') =>
			within((await screen.findByRole('link', { name }, SLOW)).closest('tr') as HTMLElement);
		expect(await (await row(there?.name)).findByText('Online', undefined, SLOW)).toBeInTheDocument();
		expect((await row(away?.name)).getByText('Offline')).toBeInTheDocument();
		await router.navigate({ to: `/settings/departments/${away?.id}` });
		expect(await screen.findByText('O departamento está inativo', undefined, SLOW)).toBeVisible();
	});

	it('offers a first one where there is none', async () => {
		await renderConsole('/settings/departments', (server) => {
			server.data.departments.length = 0;
		});
		expect(await screen.findByRole('link', { name: 'Criar departamento' }, SLOW)).toHaveAttribute(
			'href',
			'/settings/departments/new',
		);
	});
});
