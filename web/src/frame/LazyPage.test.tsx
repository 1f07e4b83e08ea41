import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import i18next from '../i18n';
import { lazyPage, page } from './LazyPage';

const UNAVAILABLE = 'Esta página não pode ser carregada agora';

function setUp({ serverAnswers }: { serverAnswers: boolean }) {
	vi.stubGlobal('fetch', async () => {
		if (!serverAnswers) {
			throw new TypeError('Failed to fetch');
		}
		return new Response('', { status: 200 });
	});
	const reload = vi.spyOn(page, 'reload').mockImplementation(() => undefined);
	const code = { there: false };
	const Page = lazyPage(async () => {
		if (!code.there) {
			throw new TypeError('Failed to fetch dynamically imported module: /assets/CustomersPage.js');
		}
		return { Page: () => <p>A página</p> };
	}, 'Page');
	const show = () =>
		render(
			<MantineProvider env="test">
				<Page />
			</MantineProvider>,
		);
	return { Page, code, reload, show };
}

beforeEach(async () => {
	sessionStorage.clear();
	await i18next.changeLanguage('pt-BR');
});

describe('a page whose code cannot be fetched', () => {
	it('says so in its place, without leaving the application, and appears by the button', async () => {
		const { code, reload, show } = setUp({ serverAnswers: false });
		show();
		expect(await screen.findByText(UNAVAILABLE)).toBeVisible();
		code.there = true;
		await userEvent.click(screen.getByRole('button', { name: 'Tentar de novo' }));
		expect(await screen.findByText('A página')).toBeVisible();
		expect(reload).not.toHaveBeenCalled();
	});

	it('appears by itself once it can be fetched', async () => {
		const { code, show } = setUp({ serverAnswers: false });
		show();
		await screen.findByText(UNAVAILABLE);
		code.there = true;
		expect(await screen.findByText('A página', undefined, { timeout: 8_000 })).toBeVisible();
	});

	it('is forgiven when it was only likely to be opened', async () => {
		const { Page, code, show } = setUp({ serverAnswers: false });
		await expect(Page.preload()).resolves.toBeUndefined();
		code.there = true;
		show();
		expect(await screen.findByText('A página')).toBeVisible();
	});

	it('was replaced by a newer version where the server answers: that is loaded, once', async () => {
		const { reload, show } = setUp({ serverAnswers: true });
		show();
		await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
		await screen.findByText(UNAVAILABLE);
		await userEvent.click(screen.getByRole('button', { name: 'Tentar de novo' }));
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(reload).toHaveBeenCalledTimes(1);
	});
});
