import { screen, waitFor, within } from '@testing-library/react';
import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { renderConsole } from './fake/render';
import { LANGUAGES } from './i18n';
import { SETTING_PAGES, SETTING_SECTIONS, searchSettings } from './settings';

const SLOW = { timeout: 15_000 };

describe('Gestão', () => {
	it('names every page and every setting in each language (ACC-16)', () => {
		for (const language of LANGUAGES) {
			for (const page of SETTING_PAGES) {
				const keys = [`${page.key}.name`, `${page.key}.text`, `${page.key}.words`, ...(page.fields ?? [])];
				const missing = keys.filter((key) => !i18next.exists(key, { lng: language, fallbackLng: [] }));
				expect(missing, `${page.to} in ${language}`).toEqual([]);
			}
			for (const section of SETTING_SECTIONS) {
				expect(i18next.exists(`account:section.${section}`, { lng: language, fallbackLng: [] })).toBe(true);
			}
		}
	});

	it('holds what the chat is set up by (CPN-2)', () => {
		const addresses = SETTING_PAGES.map((each) => each.to);
		for (const page of ['departments', 'agents', 'bindings', 'chat-triggers', 'chat-widget', 'queues']) {
			expect(addresses).toContain(`/settings/${page}`);
		}
		expect(SETTING_PAGES.find((each) => each.to === '/settings/chat-widget')?.fields).toContain('webchat:form.legend');
	});

	it('is an area of its own, in which who only attends finds what is theirs alone (CPN-1)', async () => {
		await renderConsole('/settings', (server) => {
			server.data.me.permissions = ['CHAT_VISITORS', 'CHAT_TRANSFER'];
			server.data.me.departments = [{ ...server.data.me.departments[0], chat: true, manager: false } as never];
		});
		await screen.findByRole('link', { name: /^Meus dados/ }, SLOW);
		const menu = within(screen.getByRole('navigation', { name: 'Menu principal' }));
		for (const place of ['Atendimentos', 'Visitantes', 'Gestão']) {
			expect(menu.getByRole('link', { name: place })).toBeInTheDocument();
		}
		expect(screen.queryByRole('link', { name: /^Atendentes/ })).toBeNull();
		expect(screen.queryByRole('link', { name: /^Departamentos/ })).toBeNull();
	});

	it('holds each page once', () => {
		const addresses = SETTING_PAGES.map((each) => each.to);
		expect(new Set(addresses).size).toBe(addresses.length);
	});

	it('finds a page by its words, and by a setting on it, whatever the accents', () => {
		const t = i18next.getFixedT('pt-BR');
		const found = (wanted: string) => searchSettings(SETTING_PAGES, wanted, t);
		expect(found('auditoria')[0]?.page.to).toBe('/settings/audit');
		expect(found('fuso horario')[0]).toMatchObject({
			page: { to: '/settings/company' },
			fields: ['Fuso horário'],
		});
		expect(found('spam').map((each) => each.page.to)).toContain('/settings/blocked-addresses');
		expect(found('palavra que não existe')).toEqual([]);
	});

	it('narrows the home while one types, and says when there is nothing', async () => {
		const { user } = await renderConsole('/settings');
		await screen.findByRole('heading', { level: 2, name: 'Conta' }, SLOW);
		const search = screen.getByRole('searchbox', { name: 'Buscar uma configuração' });
		await user.type(search, 'reabrir');
		await waitFor(() => expect(screen.queryByRole('heading', { level: 2 })).toBeNull(), SLOW);
		const policy = screen.getByRole('link', { name: /Política de chamados/ });
		expect(within(policy).getByText('Dias para reabrir')).toBeInTheDocument();
		await user.clear(search);
		await user.type(search, 'xyzw');
		await screen.findByRole('heading', { name: 'Nenhuma configuração encontrada' }, SLOW);
	});
});
