import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };

describe('the first steps', () => {
	const list = () => screen.findByRole('region', { name: 'Primeiros passos' }, SLOW);
	const ahead = (fake: { account: { steps: { steps: { step: string; done: boolean }[] } } }) => {
		for (const each of fake.account.steps.steps) {
			each.done = each.step === 'COMPANY';
		}
	};

	it('tell what is done and lead to what is not (STP-1)', async () => {
		const { user, router } = await renderConsole('/', ahead);
		const steps = within(await list());
		expect(steps.getByText('1 de 6 concluídos')).toBeVisible();
		expect(steps.getByRole('link', { name: /Complete os dados da empresa: Concluído/ })).toBeVisible();
		await user.click(steps.getByRole('link', { name: /Conecte uma caixa de e-mail: A fazer/ }));
		await waitFor(() => expect(router.state.location.pathname).toBe('/settings/mailboxes/new'), SLOW);
	});

	it('are put away, and come back when one changes one’s mind (STP-2)', async () => {
		const { user } = await renderConsole('/', ahead);
		await user.click(within(await list()).getByRole('button', { name: 'Dispensar' }));
		await waitFor(() => expect(screen.queryByText('Primeiros passos')).toBeNull(), SLOW);
		await user.click(await screen.findByRole('button', { name: 'Desfazer' }, SLOW));
		expect(await list()).toBeVisible();
	});

	it('are not there for agents, nor when all is done', async () => {
		const { server } = await renderConsole('/', (fake) => {
			ahead(fake);
			fake.data.me.permissions = fake.data.me.permissions.filter((each) => each !== 'MANAGE_ACCOUNT');
		});
		await screen.findByRole('tablist', undefined, SLOW);
		expect(server.calls.some((call) => call.path === '/first-steps')).toBe(false);
		expect(screen.queryByText('Primeiros passos')).toBeNull();
	});
});
