import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../fake/render';
import { isUnfinished, quoted, withWord, wordAt } from './operators';

const SLOW = { timeout: 15_000 };

describe('the word before the caret', () => {
	it.each([
		['pa', { start: 0, name: 'pa', operator: null, value: null }],
		['boleto de:mar', { start: 7, name: 'de', operator: 'from', value: 'mar' }],
		['para:"Suporte té', { start: 0, name: 'para', operator: 'to', value: 'Suporte té' }],
		['SITUAÇÃO:', { start: 0, name: 'SITUAÇÃO', operator: 'status', value: '' }],
		['Re: boleto', { start: 4, name: 'boleto', operator: null, value: null }],
		['boleto ', { start: 7, name: '', operator: null, value: null }],
	])('of %s is read', (text, word) => {
		expect(wordAt(text, text.length)).toEqual(word);
	});

	it('is put back among the others', () => {
		expect(withWord('boleto sta hoje', 10, 'status:')).toEqual({ text: 'boleto status: hoje', caret: 14 });
		expect(quoted('Suporte técnico')).toBe('"Suporte técnico"');
	});

	it.each([
		['de:', true],
		['de:ze', true],
		['de:zelia', false],
		['antes:01/0', true],
		['antes:01/02/2026', false],
		['para:', true],
		['boleto', false],
	])('%s is unfinished: %s', (text, unfinished) => {
		expect(isUnfinished(text)).toBe(unfinished);
	});
});

describe('the search field', () => {
	const open = async () => {
		const rendered = await renderConsole('/tickets', (server) => {
			server.data.tickets.length = 12;
		});
		const field = await screen.findByRole('combobox', { name: /^Buscar/ }, SLOW);
		await rendered.user.click(field);
		return { ...rendered, field };
	};

	it('completes operators and what follows them by keyboard (SRC-11)', async () => {
		const { user, field, router } = await open();
		await user.type(field, 'boleto st');
		await screen.findByRole('option', { name: /^status:/ }, SLOW);
		await user.keyboard('{ArrowDown}{Enter}');
		await waitFor(() => expect(field).toHaveValue('boleto status:'), SLOW);
		await user.type(field, 'aguar');
		await screen.findByRole('option', { name: 'Aguardando o cliente' }, SLOW);
		await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
		await waitFor(() => expect(field).toHaveValue('boleto status:"Aguardando o cliente" '), SLOW);
		await waitFor(
			() => expect(router.state.location.search).toEqual({ search: 'boleto status:"Aguardando o cliente"' }),
			SLOW,
		);
	});

	it('asks nothing while an operator is unfinished, and tells beside the field what says nothing (SRC-8, SRC-11)', async () => {
		const { user, field, server } = await open();
		await user.type(field, 'antes:01/');
		await new Promise((resolve) => setTimeout(resolve, 400));
		expect(server.calls.some((call) => call.path.includes('antes'))).toBe(false);
		await user.clear(field);
		await user.type(field, 'cor:azul');
		expect((await screen.findAllByText('Não existe o operador cor:.', undefined, SLOW)).length).toBeGreaterThan(0);
		await waitFor(() => expect(field).toBeInvalid(), SLOW);
	});

	it('says what can be typed (SRC-11)', async () => {
		const { user } = await open();
		await user.click(screen.getByRole('button', { name: 'O que dá para digitar na busca' }));
		const help = await screen.findByRole('dialog', { name: 'O que dá para digitar na busca' }, SLOW);
		for (const example of ['de:maria', 'para:suporte', 'status:aberto', 'antes:31/01/2026', 'depois:01/01/2026']) {
			expect(within(help).getByText(example)).toBeInTheDocument();
		}
	});
});
