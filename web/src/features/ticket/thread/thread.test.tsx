import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../../fake/render';

const SLOW = { timeout: 15_000 };

async function page() {
	let id = '';
	const console_ = await renderConsole('/', ({ data }) => {
		id = data.tickets[0]?.id ?? '';
	});
	await console_.router.navigate({ to: `/tickets/${id}` });
	await screen.findByRole('radio', { name: 'Tudo' }, SLOW);
	return console_;
}

const articles = () => screen.queryAllByRole('article').length;

describe('the filter of a ticket’s thread', () => {
	it('shows messages alone or changes alone, says what it leaves out, and stands in the address', async () => {
		const { user, router } = await page();
		const all = articles();
		expect(all).toBeGreaterThan(0);
		await user.click(screen.getByRole('radio', { name: 'Alterações' }));
		await waitFor(() => expect(articles()).toBe(0));
		expect(router.state.location.search).toEqual({ thread: 'changes' });
		expect(screen.getByText(/mensage(m|ns) oculta/)).toBeVisible();
		await user.click(screen.getByRole('button', { name: 'Mostrar tudo' }));
		await waitFor(() => expect(articles()).toBe(all));
		expect(router.state.location.search).toEqual({});
	});

	it('goes on by a key', async () => {
		const { user, router } = await page();
		await user.keyboard('m');
		await waitFor(() => expect(router.state.location.search).toEqual({ thread: 'messages' }));
		await user.keyboard('m');
		await waitFor(() => expect(router.state.location.search).toEqual({ thread: 'changes' }));
	});
});
