import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PLAIN } from '../fake/data';
import { renderConsole } from '../fake/render';

const SLOW = { timeout: 15_000 };

it.each([
	'/settings/agents',
	'/settings/agents/new',
	'/settings/departments/new',
	'/settings/categories',
	'/settings/mailboxes',
	'/settings/mailboxes/new',
	'/settings/outgoing-server',
	'/settings/incoming-emails',
	'/settings/outgoing-emails',
	'/settings/blocked-addresses',
	'/settings/company',
	'/settings/audit',
])('tells an agent who comes to %s by its address that it is not theirs', async (address) => {
	const { server } = await renderConsole(address, (fresh) => {
		fresh.data.me.permissions = PLAIN;
	});
	expect(await screen.findByRole('heading', { level: 1, name: 'Sem permissão' }, SLOW)).toBeVisible();
	expect(screen.queryByRole('textbox')).toBeNull();
	expect(screen.queryByRole('button', { name: 'Salvar' })).toBeNull();
	expect(server.calls.some((call) => call.path.startsWith(address.replace('/settings', '').replace('/new', '')))).toBe(
		false,
	);
});
