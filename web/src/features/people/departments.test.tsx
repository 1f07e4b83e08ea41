import { screen, waitFor, within } from '@testing-library/react';
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

	it('holds the binding of customers, with whom it does not reach (BND-1, BND-2, BND-31)', async () => {
		const { user, server, router } = await renderConsole('/settings/departments');
		const [department, other] = server.data.departments;
		const [queue, untouched] = server.data.queues;
		if (!queue || !untouched || !department || !other) {
			throw new Error('no departments');
		}
		queue.withoutDistribution = [{ id: 'z', name: 'Zulmira Reis' }];
		await router.navigate({ to: `/settings/departments/${department.id}` });
		await user.click(await screen.findByRole('tab', { name: 'Configurações' }, SLOW));
		const group = within(await screen.findByRole('group', { name: 'Vínculo entre cliente e atendentes' }, SLOW));
		const [sticky, notice] = group.getAllByRole('checkbox');
		expect(notice).toBeDisabled();
		await user.click(sticky as HTMLElement);
		expect(group.getByText(/Zulmira Reis/)).toBeVisible();
		await user.click(notice as HTMLElement);
		// What somebody else changes in the queue meanwhile stays.
		Object.assign(queue, { version: 8, settings: { ...queue.settings, ringSeconds: 45 } });
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => expect(queue.version).toBe(9), SLOW);
		expect(queue.settings).toMatchObject({ sticky: true, stickyNotice: true, ringSeconds: 45 });
		expect(untouched.settings.sticky).toBe(false);
		await waitFor(() => expect(router.state.location.pathname).toBe('/settings/departments'), SLOW);
		expect(
			server.calls
				.find((call) => call.method === 'PUT' && call.path === `/queues/${queue.id}`)
				?.headers.get('If-Match'),
		).toBe('"8"');
	});

	it('says how customers rate a chat, and who is sent a copy of it (RAT-1, CHT-13)', async () => {
		const { user, server, router } = await renderConsole('/settings/departments');
		const [department] = server.data.departments;
		await router.navigate({ to: `/settings/departments/${department?.id}` });
		await user.click(await screen.findByRole('tab', { name: 'Configurações' }, SLOW));
		await user.click(screen.getByRole('combobox', { name: 'Como o cliente avalia' }));
		await user.click(await screen.findByRole('option', { name: 'Três carinhas' }));
		await user.click(screen.getByLabelText('Pergunta da pesquisa'));
		await user.paste('Resolvemos?');
		await user.click(screen.getByLabelText('E-mail para contato'));
		await user.paste('vendas@loja.example');
		await user.click(screen.getByLabelText(/uma cópia de cada conversa/));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => {
			const sent = server.calls.find((call) => call.method === 'PUT' && call.path === `/departments/${department?.id}`);
			expect(sent?.body).toMatchObject({
				settings: {
					afterChat: {
						ratingAsked: true,
						ratingFormat: 'FACES',
						ratingQuestion: 'Resolvemos?',
						contactEmail: 'vendas@loja.example',
						transcriptCopied: true,
					},
				},
			});
		}, SLOW);
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
