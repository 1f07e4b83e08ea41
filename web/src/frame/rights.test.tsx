import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PLAIN } from '../fake/data';
import { renderConsole } from '../fake/render';

const SLOW = { timeout: 15_000 };

it('follows a change of rights at once, without a reload (PER-1)', async () => {
	const { server } = await renderConsole('/settings/agents/new');
	await screen.findByRole('textbox', { name: /^Nome/ }, SLOW);
	server.data.me.permissions = PLAIN;
	server.realtime.publish(`agent:${server.data.me.agent.id}`, 'rights-changed', {});
	expect(await screen.findByRole('heading', { level: 1, name: 'Sem permissão' }, SLOW)).toBeVisible();
	await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Nome/ })).toBeNull());
});
