import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ChatWidget } from '../../api/types';
import { customField } from '../../fake/fields';
import { renderConsole } from '../../fake/render';
import { type FakeServer, problem } from '../../fake/server';
import { contrast } from '../../frame/accent';
import { inkOn, siteOf } from './values';

const SLOW = { timeout: 15_000 };
const STANDARD = { title: 'Fale com a gente', greeting: 'Olá!', offline: 'Não estamos.', explanation: 'Seus dados:' };
const NONE = { title: '', greeting: '', offline: '', explanation: '' };

/** The page on a server that keeps a widget. */
async function open(prepare: (server: FakeServer) => void = () => {}) {
	const kept: ChatWidget = {
		key: 'K1',
		side: 'RIGHT',
		color: '#1971c2',
		sites: [],
		formEmail: null,
		inPortal: true,
		texts: { 'pt-BR': NONE, en: NONE, es: NONE },
		standardTexts: { 'pt-BR': STANDARD, en: STANDARD, es: STANDARD },
		script: '<script async src="https://atende.example/widget.js" data-key="K1"></script>',
		link: 'https://atende.example/chat/K1',
		formerKeysUntil: null,
		version: 0,
	};
	const asked: unknown[] = [];
	const view = await renderConsole('/settings/chat-widget', (server) => {
		prepare(server);
		server.intercept = ({ method, path, body, headers }) => {
			if (path === '/chat-widget/key') {
				asked.push(body);
				Object.assign(kept, { script: kept.script.replace('K1', 'K2'), formerKeysUntil: '2026-12-01T12:00:00Z' });
				return { ...kept };
			}
			if (path !== '/chat-widget') {
				return undefined;
			}
			if (method === 'PUT') {
				if (headers.get('If-Match') !== `"${kept.version}"`) {
					return problem(412, 'version-conflict', 'Outra pessoa mudou isto.', { current: { ...kept } });
				}
				Object.assign(kept, body, { version: kept.version + 1 });
			}
			return { ...kept };
		};
	});
	await screen.findByRole('heading', { name: 'Chat do site' }, SLOW);
	return { ...view, kept, asked, save: () => view.user.click(screen.getByRole('button', { name: 'Salvar' })) };
}

describe('the chat of the site', () => {
	it('gives the script and the link, and keeps how it looks and what it says (WCH-4)', async () => {
		const { user, kept, save } = await open();
		expect(screen.getByLabelText('Código do chat')).toHaveValue(kept.script);
		expect(screen.getByRole('link', { name: 'Abrir em outra aba' })).toHaveAttribute('href', kept.link);
		await user.click(screen.getByRole('button', { name: 'Copiar o código' }));
		expect(await navigator.clipboard.readText()).toBe(kept.script);
		const preview = screen.getByRole('img', { name: 'Prévia do botão e da janela do chat' });
		expect(preview).toHaveTextContent(STANDARD.title);
		await user.click(screen.getByRole('radio', { name: 'Esquerda' }));
		const portuguese = within(screen.getByRole('tabpanel', { name: 'Português' }));
		await user.type(portuguese.getByLabelText('Título da janela'), 'Converse conosco');
		expect(preview).toHaveTextContent('Converse conosco');
		expect(preview).toHaveAttribute('data-side', 'LEFT');
		await user.type(screen.getByLabelText('Sites em que o chat pode aparecer', { selector: 'input' }), 'loja.example,');
		await save();
		await waitFor(() => expect(kept.version).toBe(1), SLOW);
		expect(kept).toMatchObject({ side: 'LEFT', sites: ['https://loja.example'] });
		expect(kept.texts['pt-BR']?.title).toBe('Converse conosco');
	});

	it('shows what is asked before a chat, and keeps who is sent the answers (WID-2)', async () => {
		const { user, kept, save } = await open((fake) => {
			fake.data.customFields.push(
				customField({ id: 'f1', name: 'Cidade', type: 'TEXT', target: 'CHAT' }),
				customField({
					id: 'f2',
					name: 'CNPJ',
					type: 'CNPJ',
					target: 'CHAT',
					requiredForCustomers: true,
					departments: [{ id: 'd', name: 'Financeiro' }],
				}),
				customField({ id: 'f3', name: 'Número de série', type: 'TEXT' }),
			);
		});
		const section = within(screen.getByRole('group', { name: 'Formulário de identificação' }));
		expect(await section.findByRole('link', { name: 'Cidade' }, SLOW)).toHaveAttribute(
			'href',
			'/settings/custom-fields/f1',
		);
		expect(section.getByRole('link', { name: 'CNPJ (obrigatório)' })).toBeVisible();
		expect(section.getByText('Financeiro')).toBeVisible();
		expect(section.queryByText('Número de série')).toBeNull();
		await user.type(section.getByLabelText('E-mail que recebe os dados do formulário'), 'chat@loja.example');
		await save();
		await waitFor(() => expect(kept.formEmail).toBe('chat@loja.example'), SLOW);
	});

	it('shows what somebody else saved meanwhile, and loses nothing typed', async () => {
		const { user, kept, save } = await open();
		const color = screen.getByLabelText('Cor');
		await user.clear(color);
		await user.type(color, '#2b6a1f');
		Object.assign(kept, { color: '#a61e4d', side: 'LEFT', version: 4 });
		await save();
		await user.click(await screen.findByRole('radio', { name: /#2b6a1f/ }, SLOW));
		await save();
		await waitFor(() => expect(kept.version).toBe(5), SLOW);
		expect(kept).toMatchObject({ color: '#2b6a1f', side: 'LEFT' });
	});

	it('changes the key once one has chosen how long the former works, and what was typed stays (WCH-25)', async () => {
		const { user, kept, asked } = await open();
		await user.click(screen.getByRole('radio', { name: 'Esquerda' }));
		await user.click(screen.getByRole('button', { name: 'Trocar a chave…' }));
		const dialog = within(await screen.findByRole('dialog', {}, SLOW));
		await user.click(dialog.getByRole('radio', { name: 'não, param agora' }));
		expect(dialog.getByText(/O chat some dos sites/)).toBeVisible();
		await user.click(dialog.getByRole('radio', { name: 'por 24 horas' }));
		await user.click(dialog.getByRole('button', { name: 'Trocar a chave' }));
		expect(await screen.findByText(/A chave anterior vale até/, {}, SLOW)).toBeVisible();
		expect(asked).toEqual([{ overlapHours: 24 }]);
		expect(screen.getByLabelText('Código do chat')).toHaveValue(kept.script);
		expect(kept.script).toContain('K2');
		expect(screen.getByRole('radio', { name: 'Esquerda' })).toBeChecked();
	});

	it('warns of a colour that cannot be seen on light pages', async () => {
		const { user } = await open();
		const color = screen.getByLabelText('Cor');
		await user.clear(color);
		await user.type(color, '#ffec99');
		expect(await screen.findByText(/quase não se vê/)).toBeVisible();
		expect(screen.getByText(/Texto em preto/)).toBeVisible();
	});
});

it('every colour is written on so that it can be read', () => {
	for (let grey = 0; grey < 256; grey++) {
		const color = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
		expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.5);
	}
});

it.each([
	['loja.example', 'https://loja.example'],
	[' http://localhost:3000 ', 'http://localhost:3000'],
])('takes %s for %s', (typed, site) => {
	expect(siteOf(typed)).toBe(site);
});
