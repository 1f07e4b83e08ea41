import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConversationPage } from '../../api/types';
import { type Answer, type Call, nothing, problem } from '../../fake/call';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };
const ID = '0192f0c1-2222-7000-8000-000000000001';
const LABEL = { id: '0192f0c1-1111-7000-8000-000000000001', name: 'Troca', color: '#2b8a3e', active: true };
const DEPARTMENT = { id: '0192f0c1-3333-7000-8000-000000000001', name: 'Loja' };

function page(change: Partial<ConversationPage> = {}): ConversationPage {
	const time = '2026-11-28T12:00:00Z';
	return {
		conversation: {
			id: ID,
			number: 7,
			state: 'ACTIVE',
			customerName: 'Clara Prado',
			customerEmail: 'clara@exemplo.example',
			customerId: null,
			department: DEPARTMENT,
			agent: { id: DEPARTMENT.id, name: 'Diego' },
			openedAt: time,
			waitingSince: time,
			labels: [],
			unread: 0,
			lastSeq: 0,
		},
		messages: [],
		earlier: false,
		notes: [],
		offers: [],
		answers: [],
		actions: ['WRITE', 'END', 'DELETE'],
		introduction: null,
		closing: null,
		closingRequired: true,
		panel: { customer: null, conversations: [], tickets: [] },
		realtime: { topic: `conversation:${ID}`, seq: 0 },
		desk: { topic: `chat:${ID}`, seq: 0 },
		...change,
	} as unknown as ConversationPage;
}

/** A server that has one conversation, and says of each call what was asked. */
function desk(shown: ConversationPage, more: (call: Call) => Answer = () => undefined) {
	return (call: Call): Answer => {
		const answer = more(call);
		if (answer) {
			return answer;
		}
		switch (`${call.method} ${call.path}`) {
			case 'GET /conversations':
				return { items: call.query.get('view') === 'MINE' ? [] : [shown.conversation], nextCursor: null };
			case `GET /conversations/${ID}`:
				return shown;
			case 'GET /conversation-labels':
				return { items: [LABEL] };
			case 'GET /queues/waiting':
				return { total: 0, queues: [] };
			default:
				return undefined;
		}
	};
}

const open = (address: string, intercept: (call: Call) => Answer) =>
	renderConsole(address, (server) => {
		server.data.tickets.length = 3;
		server.intercept = intercept;
	});

afterEach(() => vi.unstubAllGlobals());

describe('The list of conversations', () => {
	it('shows what its address says, and gives it back step by step (WCH-10)', async () => {
		const { server, router, user } = await open(
			`/conversations?view=ENDED&labelId=${LABEL.id}&numberFrom=5`,
			desk(page()),
		);
		const chip = await screen.findByText('Rótulo: Troca', undefined, SLOW);
		expect(chip).toBeVisible();
		const asked = `/conversations?view=ENDED&labelId=${LABEL.id}&numberFrom=5`;
		await waitFor(() => expect(server.calls.map((each) => each.path)).toContain(asked), SLOW);
		await user.click(screen.getByRole('button', { name: 'Remover Rótulo: Troca' }));
		await waitFor(() => expect(router.state.location.search).toEqual({ view: 'ENDED', numberFrom: '5' }), SLOW);
		await user.click(await screen.findByRole('link', { name: /^Clara Prado/ }, SLOW));
		await waitFor(() => expect(router.state.location.pathname).toBe(`/conversations/${ID}`), SLOW);
		expect(router.state.location.search).toEqual({ view: 'ENDED', numberFrom: '5' });
		router.history.go(-2);
		await screen.findByText('Rótulo: Troca', undefined, SLOW);
	});
});

describe('An open conversation', () => {
	it('ends only with a summary where its queue asks for one, and keeps what was typed (CHT-3)', async () => {
		let refused = true;
		const { server, user } = await open(
			`/conversations/${ID}`,
			desk(page(), (call) => {
				if (call.path !== `/conversations/${ID}/end`) {
					return undefined;
				}
				return refused ? problem(409, 'conflict', 'Outro atendente está com ele.') : page().conversation;
			}),
		);
		const ends = () => server.calls.filter((each) => each.path.endsWith('/end'));
		await user.click(await screen.findByRole('button', { name: 'Encerrar' }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		await user.click(dialog.getByRole('button', { name: 'Encerrar' }));
		expect(await dialog.findByText('Diga em poucas palavras como terminou.', undefined, SLOW)).toBeVisible();
		expect(ends()).toHaveLength(0);
		await user.type(dialog.getByRole('textbox', { name: /^Resumo/ }), 'Nota reenviada.');
		await user.click(dialog.getByRole('button', { name: 'Encerrar' }));
		expect(await dialog.findByText('Outro atendente está com ele.', undefined, SLOW)).toBeVisible();
		expect(dialog.getByRole('textbox', { name: /^Resumo/ })).toHaveValue('Nota reenviada.');
		refused = false;
		await user.click(dialog.getByRole('button', { name: 'Encerrar' }));
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), SLOW);
		expect(ends().at(-1)?.body).toEqual({ closing: { solved: true, summary: 'Nota reenviada.' } });
	});

	it('comes back from the trash at once (WCH-13)', async () => {
		const { server, user, router } = await open(
			`/conversations/${ID}?view=ENDED`,
			desk(page(), (call) => {
				if (call.method === 'DELETE') {
					return nothing();
				}
				return call.path.endsWith('/restore') ? page().conversation : undefined;
			}),
		);
		await user.click(await screen.findByRole('button', { name: 'Mais' }, SLOW));
		await user.click(await screen.findByRole('menuitem', { name: 'Excluir' }, SLOW));
		await user.click(
			within(await screen.findByRole('dialog', undefined, SLOW)).getByRole('button', { name: 'Excluir' }),
		);
		await waitFor(() => expect(router.state.location.pathname).toBe('/conversations'), SLOW);
		await user.click(await screen.findByRole('button', { name: 'Desfazer' }, SLOW));
		await waitFor(() => expect(router.state.location.pathname).toBe(`/conversations/${ID}`), SLOW);
		expect(server.calls.some((each) => each.path === `/trash/conversations/${ID}/restore`)).toBe(true);
	});

	it('says so when another took it meanwhile (CHT-7)', async () => {
		let mine = true;
		const { server } = await open(
			`/conversations/${ID}`,
			desk(page(), (call) =>
				!mine && call.path === `/conversations/${ID}` ? problem(404, 'not-found', 'Não encontramos.') : undefined,
			),
		);
		await screen.findByRole('button', { name: 'Encerrar' }, SLOW);
		mine = false;
		await waitFor(() => expect(server.realtime.sockets.size).toBeGreaterThan(0), SLOW);
		server.realtime.publish(`chat:${ID}`, 'chat-changed', { what: 'TAKEN_OVER' });
		expect(await screen.findByText('Este atendimento não está mais com você', undefined, SLOW)).toBeVisible();
	});
});
