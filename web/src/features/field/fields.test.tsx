import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { FieldValue } from '../../api/types';
import { customField } from '../../fake/fields';
import { renderConsole } from '../../fake/render';
import { type FakeServer, problem } from '../../fake/server';
import { localMoment, momentOf, setTimeZone } from '../../frame/format';
import i18next from '../../i18n';
import { settled } from './formValues';
import { numberTyped } from './numbers';
import { cnpj, cpf, textOf } from './values';

const SLOW = { timeout: 15_000 };
const SERIAL = '0199aaaa-0000-7000-8000-000000000001';
const MODEL = '0199aaaa-0000-7000-8000-000000000002';

/** A new ticket that lacks nothing but what custom fields ask. */
function askedTwo(server: FakeServer) {
	const [customer] = server.data.customers;
	const [department, other] = server.data.departments;
	server.data.customFields.push(
		customField({ id: SERIAL, name: 'Número de série', type: 'TEXT', requiredForAgents: true }),
		customField({ id: MODEL, name: 'Modelo', type: 'TEXT', departments: [{ id: other?.id ?? '', name: 'Outro' }] }),
	);
	const draft = {
		content: {
			html: '<p>Veio quebrada.</p>',
			files: [],
			fields: {
				customer: { value: customer?.id, label: customer?.name },
				departmentId: department?.id,
				subject: 'Mesa quebrada',
				custom: { [MODEL]: 'De outro departamento' },
			},
		},
		updatedAt: new Date().toISOString(),
	};
	return (call: { method: string; path: string }) =>
		call.method === 'GET' && call.path.startsWith('/drafts/') ? draft : undefined;
}

describe('custom fields of a new ticket', () => {
	it('are asked of the department, required ones before it is sent (FLD-4)', async () => {
		const { user, server } = await renderConsole('/tickets/new', (fake) => {
			fake.intercept = askedTwo(fake);
		});
		const serial = await screen.findByLabelText(/^Número de série/, undefined, SLOW);
		expect(screen.queryByLabelText(/^Modelo/)).toBeNull();
		await user.click(screen.getByRole('button', { name: 'Criar chamado' }));
		expect(await screen.findByText('Preencha este campo.')).toBeVisible();
		expect(server.calls.some((call) => call.method === 'POST' && call.path === '/tickets')).toBe(false);
		await user.type(serial, 'A-1');
		expect(screen.queryByText('Preencha este campo.')).toBeNull();
		await user.click(screen.getByRole('button', { name: 'Criar chamado' }));
		await waitFor(() => {
			const sent = server.calls.find((call) => call.method === 'POST' && call.path === '/tickets');
			expect(sent?.body).toMatchObject({ fields: { [SERIAL]: 'A-1' } });
			expect(JSON.stringify(sent?.body)).not.toContain(MODEL);
		}, SLOW);
	});

	it('show beside themselves what the server refuses (FLD-7)', async () => {
		const { user } = await renderConsole('/tickets/new', (fake) => {
			const draft = askedTwo(fake);
			fake.intercept = (call) =>
				draft(call) ??
				(call.method === 'POST' && call.path === '/tickets'
					? problem(400, 'validation', 'Confira os campos.', {
							errors: [{ field: `fields.${SERIAL}`, code: 'size', message: 'Use no máximo 3 caracteres.' }],
						})
					: undefined);
		});
		const serial = await screen.findByLabelText(/^Número de série/, undefined, SLOW);
		await user.type(serial, 'A-1234');
		await user.click(screen.getByRole('button', { name: 'Criar chamado' }));
		expect(await screen.findByText('Use no máximo 3 caracteres.', undefined, SLOW)).toBeVisible();
		expect(serial).toHaveAttribute('aria-invalid', 'true');
		expect(serial).toHaveValue('A-1234');
	});
});

describe('a number', () => {
	const PRICE = '0199aaaa-0000-7000-8000-000000000003';

	/** Types an amount into a new ticket and tells what was sent of it, and how it was written out. */
	async function sent(type: 'CURRENCY' | 'INTEGER', keys: string, before?: number) {
		const { user, server } = await renderConsole('/tickets/new', (fake) => {
			const draft = askedTwo(fake);
			fake.data.customFields.splice(0, 2, customField({ id: PRICE, name: 'Valor', type }));
			fake.intercept = (call) => {
				const found = draft(call);
				return found && before !== undefined
					? {
							...found,
							content: { ...found.content, fields: { ...found.content.fields, custom: { [PRICE]: before } } },
						}
					: found;
			};
		});
		const input = await screen.findByLabelText(/^Valor/, undefined, SLOW);
		if (before !== undefined) {
			await waitFor(() => expect(input).not.toHaveValue(''));
		}
		await user.click(input);
		if (keys) {
			await user.keyboard(keys);
		}
		await user.tab();
		const written = (input as HTMLInputElement).value;
		await user.click(screen.getByRole('button', { name: 'Criar chamado' }));
		let body: { fields: Record<string, unknown> } | undefined;
		await waitFor(() => {
			body = server.calls.find((call) => call.method === 'POST' && call.path === '/tickets')?.body as typeof body;
			expect(body).toBeDefined();
		}, SLOW);
		return [body?.fields[PRICE], written];
	}

	it.each([
		['5', 5, '5,00'],
		['999,5', 999.5, '999,50'],
		['10,50', 10.5, '10,50'],
		['10.5', 10.5, '10,50'],
		['1.234,5', 1234.5, '1.234,50'],
		['1.234', 1234, '1.234,00'],
		['7,', 7, '7,00'],
		['-3', -3, '-3,00'],
		['0,01', 0.01, '0,01'],
		['10,567', 10.567, '10,567'],
		['1,2,3', '1,2,3', '1,2,3'],
	])('in reais is what was typed: %s', async (keys, value, written) => {
		expect(await sent('CURRENCY', keys)).toEqual([value, written]);
	});

	it('in reais is typed over what was there when all of it is selected', async () => {
		expect(await sent('CURRENCY', '{Control>}a{/Control}250', 10.56)).toEqual([250, '250,00']);
	});

	it('stays when one only passes through it', async () => {
		expect(await sent('CURRENCY', '', 1234.5)).toEqual([1234.5, '1.234,50']);
	});

	it('that is whole is what was typed, zero too', async () => {
		expect(await sent('INTEGER', '1.200')).toEqual([1200, '1.200']);
		cleanup();
		expect(await sent('INTEGER', '0')).toEqual([0, '0']);
	});

	it('is read as the language writes it', () => {
		expect(numberTyped('1,234.50', 'en')).toBe(1234.5);
		expect(numberTyped('R$ 1.234,50', 'pt-BR')).toBe(1234.5);
		expect(numberTyped('1.2.3', 'pt-BR')).toBeNull();
		expect(numberTyped('12.34,5', 'pt-BR')).toBeNull();
		expect(numberTyped('-', 'pt-BR')).toBeNull();
		expect(numberTyped('0.500', 'pt-BR')).toBe(0.5);
	});
});

describe('Campos personalizados', () => {
	it('makes a tree of choices (FLD-7)', async () => {
		const { user, server } = await renderConsole('/settings/custom-fields/new');
		await user.type(await screen.findByLabelText(/^Nome/, undefined, SLOW), 'Produto');
		await user.click(screen.getByRole('combobox', { name: 'Tipo' }));
		await user.click(await screen.findByRole('option', { name: 'Seleção em árvore' }));
		await user.click(screen.getByRole('button', { name: 'Adicionar opção' }));
		await user.type(screen.getByLabelText('Opção 1'), 'Mesas');
		await user.click(screen.getByRole('button', { name: 'Adicionar opção' }));
		await user.type(screen.getByLabelText('Opção 2'), 'Jantar');
		await user.click(screen.getByRole('button', { name: 'Recuar Jantar' }));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => {
			const sent = server.calls.find((call) => call.method === 'POST' && call.path === '/custom-fields');
			expect(sent?.body).toMatchObject({
				type: 'TREE_SELECT',
				options: [
					{ label: 'Mesas', level: 0 },
					{ label: 'Jantar', level: 1 },
				],
			});
		}, SLOW);
	});

	it('asks of the chat only what visitors fill in, in all departments or some (WID-2, FLD-9)', async () => {
		const { user, server } = await renderConsole('/settings/custom-fields/new?target=CHAT');
		await user.type(await screen.findByLabelText(/^Nome/, undefined, SLOW), 'Cidade');
		expect(screen.getByRole('combobox', { name: 'Onde é pedido' })).toHaveValue('Formulário do chat');
		expect(screen.queryByLabelText('Obrigatório para atendentes')).toBeNull();
		expect(screen.queryByLabelText('Categorias')).toBeNull();
		await user.click(screen.getByLabelText('Obrigatório para o visitante'));
		await user.click(screen.getByRole('button', { name: 'Salvar' }));
		await waitFor(() => {
			const sent = server.calls.find((call) => call.method === 'POST' && call.path === '/custom-fields');
			expect(sent?.body).toMatchObject({
				target: 'CHAT',
				requiredForAgents: false,
				editableByCustomers: true,
				requiredForCustomers: true,
			});
		}, SLOW);
	});

	it('keeps the type of a field that exists, and puts fields in order (FLD-8)', async () => {
		const { user, server } = await renderConsole('/settings/custom-fields', (fake) => {
			fake.data.customFields.push(
				customField({ id: SERIAL, name: 'Número de série', type: 'TEXT' }),
				customField({ id: MODEL, name: 'Modelo', type: 'TEXT' }),
			);
		});
		const table = within(await screen.findByRole('table', undefined, SLOW));
		await user.click(table.getByRole('button', { name: 'Mover Modelo para cima' }));
		await waitFor(() =>
			expect(server.calls.find((call) => call.path === '/custom-fields/order')?.body).toEqual({
				target: 'TICKET_OPENING',
				fieldIds: [MODEL, SERIAL],
			}),
		);
		await user.click(table.getByRole('link', { name: 'Modelo' }));
		expect(await screen.findByRole('combobox', { name: 'Tipo' }, SLOW)).toBeDisabled();
	});
});

describe('what is typed and read', () => {
	afterEach(() => setTimeZone('America/Sao_Paulo'));

	it('writes CPF and CNPJ as on paper while they are typed', () => {
		expect(cpf('529')).toBe('529');
		expect(cpf('5299')).toBe('529.9');
		expect(cpf('529.982.247-25')).toBe('529.982.247-25');
		expect(cnpj('12abc34501de35')).toBe('12.ABC.345/01DE-35');
	});

	it('reads moments in the person’s zone', () => {
		setTimeZone('America/Sao_Paulo');
		expect(momentOf('2026-02-28 21:30:00')).toBe('2026-03-01T00:30:00.000Z');
		expect(localMoment('2026-03-01T00:30:00Z')).toBe('2026-02-28 21:30:00');
	});

	it('says values by their type, and nothing of what is hidden', () => {
		const t = i18next.getFixedT('pt-BR', 'field');
		const of = (type: FieldValue['type'], value: FieldValue['value'], labels: string[] = []): FieldValue => ({
			...customField({ id: SERIAL, name: 'X', type }),
			textKind: null,
			classification: 'PERSONAL',
			value,
			labels,
		});
		expect(textOf(of('CURRENCY', 1234.5), t).replace(/\s/g, ' ')).toBe('R$ 1.234,50');
		expect(textOf(of('DATE', '2026-02-28'), t)).toBe('28/02/2026');
		expect(textOf(of('BOOLEAN', false), t)).toBe('Não');
		expect(textOf(of('TREE_SELECT', 'id', ['Mesas', 'Jantar']), t)).toBe('Mesas › Jantar');
		expect(textOf(of('CPF', '52998224725'), t)).toBe('529.982.247-25');
		expect(textOf(of('CPF', '•••••'), t)).toBe('•••••');
		expect(textOf(of('MULTI_SELECT', ['•••••'], ['•••••']), t)).toBe('•••••');
	});

	it('leaves no choice deeper than below the one before it', () => {
		const draft = (label: string, level: number) => ({ key: label, optionId: null, label, level, active: true });
		expect(settled([draft('a', 0), draft('b', 2), draft('c', 3)]).map((each) => each.level)).toEqual([0, 1, 2]);
	});
});
