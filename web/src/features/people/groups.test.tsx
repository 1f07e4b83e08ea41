import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };

it('a group’s permissions for the chat stand by what they are about, and begin as in a new account (CAG-4)', async () => {
	const { user, server } = await renderConsole('/settings/permission-groups/new');
	const boxes = async (legend: string) =>
		within(await screen.findByRole('group', { name: legend }, SLOW))
			.getAllByRole('checkbox')
			.map((each) => [(each as HTMLInputElement).value, (each as HTMLInputElement).checked]);
	expect(await boxes('Atendimentos: interações')).toEqual([
		['CHAT_TRANSFER', true],
		['CHAT_BLOCK', false],
		['CHAT_DELETE', false],
	]);
	expect(await boxes('Atendimentos: visualização')).toEqual([
		['CHAT_VISITORS', true],
		['CHAT_RATINGS_VIEW', false],
	]);
	expect(screen.getByText(/Supervisionar/)).toBeVisible();
	await user.type(screen.getByRole('textbox', { name: /^Nome/ }), 'Novatos');
	await user.click(screen.getByRole('checkbox', { name: 'Bloquear contatos' }));
	await user.click(screen.getByRole('button', { name: 'Salvar' }));
	const sent = () => server.calls.find((call) => call.method === 'POST' && call.path === '/permission-groups');
	await waitFor(() => expect(sent()).toBeDefined(), SLOW);
	const body = sent()?.body as { permissions: string[] } | undefined;
	expect(body?.permissions.filter((each) => each.startsWith('CHAT_')).sort()).toEqual([
		'CHAT_BLOCK',
		'CHAT_TRANSFER',
		'CHAT_VISITORS',
	]);
});
