import { cleanup, render, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { SETTINGS } from '../fake/server';
import { type Department, type Field, Refused } from '../settings';
import { translator } from '../texts';
import { ContactForm } from './ContactForm';

afterEach(cleanup);

const QUESTION = { help: null, required: false, options: [], departmentIds: [] };
const OPTIONS = [
	{ id: 'o1', label: 'Mesa' },
	{ id: 'o2', label: 'Mesa › Jantar' },
	{ id: 'o3', label: 'Cadeira' },
];

function show(fields: Field[] = SETTINGS.fields, departments: Department[] = SETTINGS.departments) {
	const send = vi.fn(() => Promise.resolve());
	render(
		<ContactForm
			say={translator('pt-BR')}
			server="https://atende.example"
			settings={{ ...SETTINGS, fields, departments }}
			identity={{ name: 'Clara', email: 'clara@example.com' }}
			typed={{ departmentId: '', name: '', email: '', message: '' }}
			choosable={(each) => each.online}
			messageRequired={false}
			button="Iniciar"
			busy="Iniciando"
			send={send}
			before={null}
		/>,
	);
	const user = userEvent.setup();
	return {
		user,
		send,
		choose: (department: string) =>
			user.selectOptions(screen.getByLabelText('Com quem você quer falar? *'), department),
		submit: () => user.click(screen.getByRole('button', { name: 'Iniciar' })),
	};
}

it('scrolls within the window, however much is asked (WID-2)', () => {
	show();
	expect(screen.getByRole('button', { name: 'Iniciar' }).closest('form')?.className).toBe('page');
});

it('asks what the chosen department asks, and misses only that (WID-2)', async () => {
	const { user, send, choose, submit } = show();
	expect(screen.getByLabelText('Cidade')).toBeTruthy();
	expect(screen.queryByLabelText('Produto *')).toBeNull();
	await choose('Suporte');
	expect(screen.getByLabelText('Produto *').getAttribute('aria-describedby')).toBeTruthy();
	await submit();
	expect(screen.getByText('Preencha este campo.')).toBeTruthy();
	expect(document.activeElement).toBe(screen.getByLabelText('Produto *'));
	await user.selectOptions(screen.getByLabelText('Produto *'), 'Cadeira');
	await submit();
	expect(send).toHaveBeenLastCalledWith(
		expect.objectContaining({ departmentId: 'd2', answers: [{ fieldId: 'f2', value: 'o2' }] }),
	);
	await choose('Vendas');
	await submit();
	expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ departmentId: 'd1', answers: [] }));
});

it('sends each answer as its question has it (WID-2)', async () => {
	const { user, send, choose, submit } = show([
		{ ...QUESTION, id: 'yes', label: 'Já é cliente?', type: 'YES_NO' },
		{ ...QUESTION, id: 'several', label: 'Produtos', type: 'CHOICES', options: OPTIONS },
		{ ...QUESTION, id: 'amount', label: 'Valor', type: 'AMOUNT' },
		{ ...QUESTION, id: 'when', label: 'Quando', type: 'DATE_TIME' },
		{ ...QUESTION, id: 'none', label: 'Bairro', type: 'TEXT' },
	]);
	await choose('Vendas');
	await user.selectOptions(screen.getByLabelText('Já é cliente?'), 'Não');
	await user.click(screen.getByLabelText('Mesa › Jantar'));
	await user.click(screen.getByLabelText('Cadeira'));
	await user.type(screen.getByLabelText('Valor (R$)'), '12.5');
	await user.type(screen.getByLabelText('Quando'), '2026-11-28T10:30');
	await submit();
	expect(send).toHaveBeenCalledWith(
		expect.objectContaining({
			answers: [
				{ fieldId: 'yes', value: false },
				{ fieldId: 'several', value: ['o2', 'o3'] },
				{ fieldId: 'amount', value: '12.5' },
				{ fieldId: 'when', value: new Date('2026-11-28T10:30').toISOString() },
			],
		}),
	);
});

it('says beside a question what the server has against its answer (WID-2)', async () => {
	const { user, send, choose, submit } = show();
	send.mockRejectedValueOnce(new Refused({ errors: [{ field: 'fields.f1', message: 'Texto longo demais.' }] }));
	await choose('Vendas');
	await user.type(screen.getByLabelText('Cidade'), 'Recife');
	await submit();
	expect(await screen.findByText('Texto longo demais.')).toBeTruthy();
	expect(screen.getByLabelText('Cidade').getAttribute('aria-invalid')).toBe('true');
	expect(screen.getByLabelText<HTMLInputElement>('Cidade').value).toBe('Recife');
});

it('does not ask for the department where only one can be chosen (CDP-3)', async () => {
	const [sales, support, finance] = SETTINGS.departments;
	const { send, submit } = show([], [sales, { ...support, online: false }, finance]);
	expect(screen.queryByLabelText('Com quem você quer falar? *')).toBeNull();
	await submit();
	expect(send).toHaveBeenCalledWith(expect.objectContaining({ departmentId: 'd1' }));
	cleanup();
	show([], [sales, support]);
	expect(screen.getByLabelText('Com quem você quer falar? *')).toBeTruthy();
});
