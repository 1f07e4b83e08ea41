import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { type Answer, type Call, problem } from '../../fake/call';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };

afterEach(() => vi.unstubAllGlobals());

const VISITOR = {
	id: '0192f0c1-5555-7000-8000-000000000001',
	present: true,
	state: 'IN_CHAT',
	name: 'Clara Prado',
	email: 'clara@exemplo.example',
	page: { url: 'https://loja.example/botas', title: 'Botas' },
	pageSince: '2026-11-28T12:00:00Z',
	visitStartedAt: '2026-11-28T12:00:00Z',
	pagesSeen: 2,
	visits: 1,
	referrer: 'https://busca.example/',
	browser: 'Firefox',
	system: 'Android',
	language: 'pt-BR',
	timeZone: 'America/Sao_Paulo',
	ip: '203.0.113.7',
	agent: null,
	conversationId: null,
	invitation: null,
};

/** A server that has one visitor, keeps the columns that are chosen, and may refuse to. */
function site(keeps: { visible: string[]; refuses?: boolean }) {
	return (call: Call): Answer => {
		switch (`${call.method} ${call.path.replace(/\?.*/, '')}`) {
			case 'GET /visitors':
				return { items: [VISITOR], nextCursor: null };
			case 'GET /me/visitor-columns':
				return { visible: keeps.visible };
			case 'PUT /me/visitor-columns':
				if (keeps.refuses) {
					return problem(503, 'unavailable', 'Tente de novo em instantes.');
				}
				keeps.visible = (call.body as { visible: string[] }).visible;
				return { visible: keeps.visible };
			default:
				return undefined;
		}
	};
}

const open = (keeps: { visible: string[]; refuses?: boolean }) =>
	renderConsole('/visitors', (server) => {
		server.data.tickets.length = 3;
		server.intercept = site(keeps);
	});

it('shows the columns that one chose, and has the server keep others (GRD-2)', async () => {
	const keeps = { visible: ['PAGE'], refuses: false };
	const { user } = await open(keeps);
	const grid = within(await screen.findByRole('table', { name: 'Visitantes' }, SLOW));
	await waitFor(() => expect(grid.queryByRole('columnheader', { name: 'Visitas' })).toBeNull(), SLOW);
	await user.click(screen.getByRole('button', { name: 'Escolher colunas' }));
	await user.click(await screen.findByRole('checkbox', { name: 'IP' }, SLOW));
	expect(await grid.findByRole('columnheader', { name: 'IP' }, SLOW)).toBeInTheDocument();
	await waitFor(() => expect(keeps.visible).toEqual(['PAGE', 'IP']), SLOW);
	keeps.refuses = true;
	await user.click(screen.getByRole('checkbox', { name: 'Visitas' }));
	expect(await screen.findByText('Tente de novo em instantes.', undefined, SLOW)).toBeVisible();
	await waitFor(() => expect(grid.queryByRole('columnheader', { name: 'Visitas' })).toBeNull(), SLOW);
});
