import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../fake/call';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };
// Whole forms are filled in here.
const LONG = 60_000;

describe('triggers', () => {
	it('are listed in their order, moved, and turned off (GRD-20)', async () => {
		const { user, server } = await renderConsole('/settings/chat-triggers');
		await screen.findByRole('link', { name: 'Ajuda nos planos' }, SLOW);
		// Once for narrow windows, and once for others.
		expect(screen.getAllByText('Endereço da página contém /planos')).toHaveLength(2);
		await user.click(screen.getAllByRole('button', { name: 'Mover Oferta da semana para cima' })[0] as HTMLElement);
		await waitFor(() => expect(server.data.chatTriggers[0]?.name).toBe('Oferta da semana'), SLOW);
		await user.click(screen.getByRole('switch', { name: 'Ligar Oferta da semana' }));
		await waitFor(() => expect(server.data.chatTriggers[0]?.active).toBe(false), SLOW);
	});

	it('say for a page which would fire, and why the others do not (GRD-27)', async () => {
		const { user } = await renderConsole('/settings/chat-triggers');
		await user.type(
			await screen.findByRole('textbox', { name: 'Endereço da página' }, SLOW),
			'https://loja.example/planos',
		);
		await user.click(screen.getByRole('button', { name: 'Testar' }));
		const result = await screen.findByText('Dispararia: Ajuda nos planos', undefined, SLOW);
		expect(
			within(result.parentElement as HTMLElement).getByText(/falta Segundos na página pelo menos 30/),
		).toBeVisible();
	});

	it(
		'are written with conditions, and keep what was typed when they are refused (GRD-20)',
		async () => {
			const { user, server } = await renderConsole('/settings/chat-triggers/new');
			await user.type(await screen.findByRole('textbox', { name: /^Nome(?! do)/ }, SLOW), 'Volta');
			await user.click(screen.getByRole('button', { name: 'Adicionar condição' }));
			const condition = screen.getByRole('group', { name: 'Condição 1' });
			await user.type(within(condition).getByRole('textbox', { name: 'Valor' }), '/carrinho');
			server.intercept = (call) => {
				if (call.method !== 'POST') {
					return undefined;
				}
				server.intercept = undefined;
				return problem(400, 'validation', 'Confira os campos.', {
					errors: [{ field: 'conditions[0].value', code: 'size', message: 'Longo demais.' }],
				});
			};
			await user.click(screen.getByRole('button', { name: 'Salvar' }));
			expect(await screen.findByText('Longo demais.', undefined, SLOW)).toBeVisible();
			await user.click(screen.getByRole('button', { name: 'Salvar' }));
			await waitFor(() => expect(server.data.chatTriggers.some((each) => each.name === 'Volta')).toBe(true), SLOW);
			expect(server.data.chatTriggers.find((each) => each.name === 'Volta')?.conditions).toEqual([
				{ subject: 'PAGE_URL', comparison: 'CONTAINS', value: '/carrinho', departmentId: null },
			]);
		},
		LONG,
	);

	it(
		'ask for one of several countries by their names, and send their codes (GRD-21)',
		async () => {
			const { user, server } = await renderConsole('/settings/chat-triggers/new');
			await user.type(await screen.findByLabelText(/^Nome(?! do)/, undefined, SLOW), 'P');
			await user.type(screen.getByLabelText(/^Texto/), 'A');
			await user.click(screen.getByRole('button', { name: 'Adicionar condição' }));
			const condition = within(screen.getByRole('group', { name: 'Condição 1' }));
			await user.click(condition.getByRole('combobox', { name: 'O que se olha' }));
			await user.click(await screen.findByRole('option', { name: 'País' }, SLOW));
			const countries = condition.getByRole('combobox', { name: 'Valor' });
			for (const name of ['Portugal', 'Brasil']) {
				await user.type(countries, name);
				await user.click(await screen.findByRole('option', { name }, SLOW));
			}
			await user.click(screen.getByText('Salvar'));
			await waitFor(() => expect(server.data.chatTriggers.some((each) => each.name === 'P')).toBe(true), SLOW);
			expect(server.data.chatTriggers.find((each) => each.name === 'P')?.conditions).toEqual([
				{ subject: 'COUNTRY', comparison: 'IS', value: 'PT,BR', departmentId: null },
			]);
		},
		LONG,
	);

	it('tell how often they fired and what came of it, for the period that is chosen (GRD-30)', async () => {
		const { user } = await renderConsole('/settings/chat-triggers');
		await screen.findAllByText('Disparou 30 vezes', undefined, SLOW);
		expect(screen.getAllByText('12 cliques')[0]).toBeInTheDocument();
		expect(screen.getAllByText('1 atendimento')[0]).toBeInTheDocument();
		await user.click(screen.getByRole('combobox', { name: 'Números dos últimos' }));
		await user.click(await screen.findByRole('option', { name: '7 dias' }));
		await screen.findAllByText('Disparou 7 vezes', undefined, SLOW);
	});

	it('tell in the plural that nothing came of them yet (GRD-30)', async () => {
		await renderConsole('/settings/chat-triggers', (server) => {
			server.intercept = ({ path }) =>
				path === '/chat-triggers/figures'
					? { items: server.data.chatTriggers.map(({ id }) => ({ triggerId: id, shown: 2, followed: 0, begun: 0 })) }
					: undefined;
		});
		expect((await screen.findAllByText('0 cliques', undefined, SLOW))[0]).toBeInTheDocument();
		expect(screen.getAllByText('0 atendimentos')[0]).toBeInTheDocument();
	});

	it(
		'say how whoever comes by them is received, where a conversation begins (GRD-29, GRD-31)',
		async () => {
			const { user, server } = await renderConsole('/settings/chat-triggers/new');
			await user.type(await screen.findByLabelText(/^Nome(?! do)/, undefined, SLOW), 'R');
			await user.type(screen.getByLabelText(/^Texto/), 'A');
			await user.type(screen.getByLabelText('Nome do anônimo'), 'I');
			await user.click(screen.getByRole('combobox', { name: 'Quando olhar' }));
			await user.click(await screen.findByRole('option', { name: 'Ao clicar no ícone do chat' }));
			await user.click(screen.getByText('Salvar'));
			await waitFor(() => expect(server.data.chatTriggers.some((each) => each.name === 'R')).toBe(true), SLOW);
			expect(server.data.chatTriggers.find((each) => each.name === 'R')).toMatchObject({
				visitorName: 'I',
				labelIds: [],
				departmentId: null,
				waitSeconds: 0,
				occasion: 'CLICK',
			});
		},
		LONG,
	);
});
