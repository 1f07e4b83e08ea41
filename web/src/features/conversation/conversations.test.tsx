import { fireEvent, screen, waitFor, within } from '@testing-library/react';
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
				return { total: 0, queues: [], watched: [], asked: [] };
			default:
				return undefined;
		}
	};
}

const waits = (total: number) => (call: Call) =>
	call.path === '/queues/waiting' ? { total, queues: [], watched: [], asked: [] } : undefined;

const isOf = (topic: string) => (frame: { topic: string }) => frame.topic === topic;

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

describe('A list of what others do', () => {
	it('is read again when somebody writes in one of them (CHT-7)', async () => {
		const shown = page();
		const { server } = await open('/conversations?view=RUNNING', desk(shown));
		await screen.findByRole('link', { name: /^Clara Prado/ }, SLOW);
		const lists = () => server.calls.filter((each) => each.path.startsWith('/conversations?view=RUNNING'));
		const follows = () => [...server.realtime.sockets].some((each) => each.received.some(isOf(`conversation:${ID}`)));
		await waitFor(() => expect(follows()).toBe(true), SLOW);
		const before = lists().length;
		server.realtime.publish(`conversation:${ID}`, 'message', { author: 'AGENT', text: 'Oi' });
		await waitFor(() => expect(lists().length).toBeGreaterThan(before), SLOW);
	});

	it('shows who waits without a connection (WCH-7)', async () => {
		const shown = page();
		Object.assign(shown.conversation, { state: 'WAITING', agent: null, gone: true });
		await open('/conversations?view=WAITING', desk(shown));
		const row = await screen.findByRole('link', { name: /^Clara Prado/ }, SLOW);
		expect(within(row).getByRole('img', { name: 'Cliente sem conexão' })).toBeVisible();
	});
});

describe('The place of chats in the console', () => {
	it('is in the menu of every page, with how many wait (WCH-8)', async () => {
		await open('/', desk(page(), waits(3)));
		const place = await screen.findByRole('link', { name: /^Atendimentos/, hidden: true }, SLOW);
		await waitFor(() => expect(within(place).getByLabelText('3 aguardando')).toBeInTheDocument(), SLOW);
	});

	it('shows each that one attends with its protocol and its customer (CHT-1)', async () => {
		const mine = [
			page().conversation,
			{ ...page().conversation, id: LABEL.id, number: 8, customerName: 'Rui', unread: 2 },
		];
		const more = (call: Call) => (call.path === '/conversations' ? { items: mine, nextCursor: null } : undefined);
		await open('/conversations', desk(page(), more));
		expect(await screen.findByRole('link', { name: /^Clara Prado.*#7 · Loja/ }, SLOW)).toBeVisible();
		expect(screen.getByRole('link', { name: /^Rui.*2 mensagens não lidas.*#8 · Loja/ })).toBeVisible();
	});
});

it('shows what another agent asks one to take, also after a reload, until one looks at it (CHT-8)', async () => {
	const asked = [{ offerId: 'o1', conversationId: ID, number: 7, askedBy: 'Diego Farias', customer: 'Clara' }];
	const { user } = await open(
		'/conversations',
		desk(page({}), (call) =>
			call.path === '/queues/waiting' ? { total: 0, queues: [], watched: [], asked } : undefined,
		),
	);
	expect(await screen.findByText(/Diego Farias quer passar/, undefined, SLOW)).toBeVisible();
	await user.click(screen.getByRole('link', { name: /7/ }));
	await waitFor(() => expect(screen.queryByText(/Diego Farias quer passar/)).toBeNull(), SLOW);
});

describe('An open conversation', () => {
	it('is printed with all of its messages, the earlier ones too (CHT-5)', async () => {
		const print = vi.fn();
		vi.stubGlobal('print', print);
		const said = (seq: number, text: string) => ({
			seq,
			author: 'CUSTOMER',
			kind: 'TEXT',
			text,
			agent: null,
			sentAt: '2026-11-28T12:00:00Z',
		});
		const shown = page({ messages: [said(2, 'Ainda aí?')], earlier: true } as unknown as Partial<ConversationPage>);
		const { user } = await open(
			`/conversations/${ID}`,
			desk(shown, ({ path, query }) =>
				path.endsWith('/messages') && query.get('before') === '2' ? { items: [said(1, 'Bom dia')] } : undefined,
			),
		);
		await screen.findByText('Ainda aí?', undefined, SLOW);
		await user.click(screen.getByRole('button', { name: 'Mais' }));
		await user.click(await screen.findByRole('menuitem', { name: 'Imprimir' }, SLOW));
		expect(await screen.findByText('Bom dia', undefined, SLOW)).toBeVisible();
		await waitFor(() => expect(print).toHaveBeenCalledOnce(), SLOW);
	});

	it('shows what its customer thought of it, in the pane and in what is known of it (RAT-5)', async () => {
		const rating = { stars: 5, format: 'STARS', comment: 'Resolveu na hora!', ratedAt: '2026-11-28T13:00:00Z' };
		const { user } = await open(`/conversations/${ID}`, desk(page({ rating } as Partial<ConversationPage>)));
		const thread = within(await screen.findByRole('log', { name: 'Mensagens' }, SLOW));
		expect(thread.getByText('O cliente avaliou o atendimento')).toBeVisible();
		expect(thread.getByRole('img', { name: '5 estrelas' })).toBeVisible();
		expect(thread.getByText('“Resolveu na hora!”')).toBeVisible();
		await user.click(screen.getByRole('button', { name: 'Mostrar informações' }));
		const information = within(await screen.findByRole('complementary', { name: 'Informações' }, SLOW));
		expect(information.getByText('Resolveu na hora!')).toBeVisible();
	});

	it('says who took it over, and lets who attended it before read along (CHT-10)', async () => {
		const event = { what: 'taken-over', name: 'Marcos' };
		const agent = { id: '0192f0c1-4444-7000-8000-000000000001', name: 'Marcos' };
		const said = { seq: 1, author: 'SYSTEM', kind: 'EVENT', text: '', agent, event, sentAt: '2026-11-28T12:00:00Z' };
		const shown = page({ messages: [said], actions: [] } as unknown as Partial<ConversationPage>);
		shown.conversation.agent = agent;
		await open(`/conversations/${ID}`, desk(shown));
		expect(await screen.findByText(/^Marcos assumiu o atendimento/, undefined, SLOW)).toBeVisible();
		expect(screen.getByText('Marcos atende agora; você pode ler.')).toBeVisible();
		expect(screen.queryByRole('textbox', { name: 'Mensagem para o cliente' })).toBeNull();
	});

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

	it('marks the summary where its queue asks for one, also since it was opened (CHT-3)', async () => {
		const { user } = await open(
			`/conversations/${ID}`,
			desk(page({ closingRequired: false }), (call) =>
				call.path === `/conversations/${ID}/end`
					? problem(400, 'validation', 'Confira os campos.', {
							errors: [{ field: 'closing.summary', code: 'required', message: 'Preencha este campo.' }],
						})
					: undefined,
			),
		);
		await user.click(await screen.findByRole('button', { name: 'Encerrar' }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		expect(dialog.getByText('Resumo')).not.toHaveTextContent('*');
		await user.click(dialog.getByRole('button', { name: 'Encerrar' }));
		expect(await dialog.findByText('Diga em poucas palavras como terminou.', undefined, SLOW)).toBeVisible();
		expect(dialog.getByText('Resumo')).toHaveTextContent('Resumo *');
		expect(dialog.getByRole('textbox', { name: /^Resumo/ })).toBeRequired();
	});

	it('asks for the customer of a ticket of it only where no e-mail is known (WCH-24)', async () => {
		const shown = page({ actions: ['WRITE', 'TICKET'] });
		Object.assign(shown.conversation, { customerEmail: null });
		const { server, user } = await open(`/conversations/${ID}`, desk(shown));
		await user.click(await screen.findByRole('button', { name: 'Mais' }, SLOW));
		await user.click(await screen.findByRole('menuitem', { name: /^Abrir chamado/ }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		expect(dialog.getByText('Cliente')).toHaveTextContent('Cliente *');
		await user.click(dialog.getByRole('button', { name: 'Abrir chamado' }));
		expect(await dialog.findByText('Escolha o cliente do chamado.', undefined, SLOW)).toBeVisible();
		expect(server.calls.filter((each) => each.method === 'POST' && each.path.endsWith('/ticket'))).toHaveLength(0);
	});

	it.each([
		[{ country: 'BR', city: 'Curitiba' }, 'Curitiba, Brasil'],
		[{ country: 'PT', city: '' }, 'Portugal'],
		[null, undefined],
	])('tells where the customer is, in words, as far as that is known: %j (WCH-9)', async (place, told) => {
		const known = page();
		Object.assign(known.panel, { place });
		const { user } = await open(`/conversations/${ID}`, desk(known));
		await user.click(await screen.findByRole('button', { name: 'Mostrar informações' }, SLOW));
		const panel = within(await screen.findByRole('complementary', { name: 'Informações' }, SLOW));
		expect(panel.queryByText('Lugar')?.nextElementSibling?.textContent).toBe(told);
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

	it('keeps what was being typed when another took it, to be copied or thrown away (CHT-10)', async () => {
		let shown = page();
		const { server, user } = await open(`/conversations/${ID}`, (call) => desk(shown)(call));
		await user.type(await screen.findByRole('textbox', { name: 'Mensagem para o cliente' }, SLOW), 'Só um momento');
		await waitFor(() => expect(server.realtime.sockets.size).toBeGreaterThan(0), SLOW);
		shown = page({ actions: [] });
		shown.conversation.agent = { id: LABEL.id, name: 'Marcos' };
		server.realtime.publish(`chat:${ID}`, 'chat-changed', { what: 'TAKEN_OVER' });
		const kept = await screen.findByRole('textbox', { name: 'O que você escreveu e não enviou' }, SLOW);
		expect(kept).toHaveValue('Só um momento');
		expect(kept).toHaveAttribute('readonly');
		await user.click(screen.getByRole('button', { name: 'Copiar' }));
		expect(await navigator.clipboard.readText()).toBe('Só um momento');
		await user.click(screen.getByRole('button', { name: 'Descartar' }));
		expect(screen.queryByRole('textbox', { name: 'O que você escreveu e não enviou' })).toBeNull();
	});

	it('stays at its end when a picture comes late, unless one has gone up', async () => {
		const file = { id: LABEL.id, name: 'mesa.png', mediaType: 'image/png', sizeBytes: 9 };
		const said = { seq: 1, author: 'CUSTOMER', kind: 'FILE', text: '', file, sentAt: '2026-11-28T12:00:00Z' };
		await open(`/conversations/${ID}`, desk(page({ messages: [said] } as unknown as Partial<ConversationPage>)));
		const picture = await screen.findByAltText('mesa.png', undefined, SLOW);
		const log = screen.getByRole('log');
		const sizes = { scrollHeight: 500, scrollTop: 200, clientHeight: 300 };
		for (const name of ['scrollHeight', 'scrollTop', 'clientHeight'] as const) {
			Object.defineProperty(log, name, { get: () => sizes[name], configurable: true });
		}
		const toEnd = vi.fn();
		log.scrollTo = toEnd;
		fireEvent.scroll(log);
		// The picture takes its room, and the event of a scroll comes before that of the picture.
		sizes.scrollHeight = 900;
		fireEvent.scroll(log);
		fireEvent.load(picture);
		expect(toEnd).toHaveBeenLastCalledWith({ top: 900 });
		sizes.scrollTop = 100;
		fireEvent.scroll(log);
		toEnd.mockClear();
		fireEvent.load(picture);
		expect(toEnd).not.toHaveBeenCalled();
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

describe('What rings at everybody', () => {
	const offer = (name: string, outcome: string, candidates: unknown[] = []) => ({
		offerId: name,
		agentId: name,
		agentName: name,
		reason: 'RING_ALL',
		offeredAt: '2026-11-28T12:00:00Z',
		outcome,
		decision: { rule: 'RING_ALL', candidates, others: 0, chosen: null, rings: ['Ana', 'Caio'], binding: null },
	});
	const looked = (name: string, excluded: string | null) => ({ agentId: name, name, active: 1, most: 4, excluded });

	it('goes away with a line that says who took it (DST-4)', async () => {
		let rings = true;
		const ringing = { ...page().conversation, state: 'RINGING', agent: null };
		const { server } = await open(
			'/conversations',
			desk(page(), (call) =>
				call.path === '/conversations' && call.query.get('view') === 'MINE'
					? { items: rings ? [ringing] : [], nextCursor: null }
					: undefined,
			),
		);
		expect(await screen.findByText('Clara Prado, em Loja', undefined, SLOW)).toBeVisible();
		await waitFor(() => expect(server.realtime.sockets.size).toBeGreaterThan(0), SLOW);
		rings = false;
		server.realtime.publish(`agent:${server.data.me.agent.id}`, 'conversation-rings-no-more', {
			conversationId: ID,
			outcome: 'TAKEN',
			number: 7,
			by: 'Caio',
		});
		expect(await screen.findByText('Caio atendeu #7.', undefined, SLOW)).toBeVisible();
		await waitFor(() => expect(screen.queryByText('Clara Prado, em Loja')).toBeNull(), SLOW);
	});

	it('is accepted in its pane by whoever it rings at, and nobody else (DST-4)', async () => {
		const shown = page({ actions: ['NOTE'] });
		Object.assign(shown.conversation, { state: 'RINGING', agent: null });
		let offers: unknown[] = [];
		const { server } = await open(
			`/conversations/${ID}`,
			desk(shown, (call) => (call.path === `/conversations/${ID}` ? { ...shown, offers } : undefined)),
		);
		await screen.findByRole('log', { name: 'Mensagens' }, SLOW);
		expect(screen.queryByRole('button', { name: 'Atender' })).toBeNull();
		offers = [{ id: 'o1', agent: server.data.me.agent, outcome: 'OPEN', reason: 'RING_ALL' }];
		const follows = () => [...server.realtime.sockets].some((each) => each.received.some(isOf(`chat:${ID}`)));
		await waitFor(() => expect(follows()).toBe(true), SLOW);
		server.realtime.publish(`chat:${ID}`, 'chat-changed', { what: 'LABELS' });
		expect(await screen.findByRole('button', { name: 'Atender' }, SLOW)).toBeVisible();
	});

	it('is explained in one piece, with what each did (DST-4)', async () => {
		const items = [
			offer('Ana', 'TAKEN', [looked('Ana', null), looked('Caio', null), looked('Vera', 'BUSY')]),
			offer('Caio', 'ACCEPTED'),
		];
		const { user } = await open(
			`/conversations/${ID}`,
			desk(page(), (call) => (call.path === `/conversations/${ID}/decisions` ? { items } : undefined)),
		);
		await screen.findByRole('log', { name: 'Mensagens' }, SLOW);
		await user.click(screen.getByRole('button', { name: 'Mostrar informações' }));
		await user.click(await screen.findByRole('button', { name: 'Por que este atendente?' }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		expect(await dialog.findAllByText('Tocou em todos', undefined, SLOW)).toHaveLength(1);
		const rows = dialog.getAllByRole('listitem').map((each) => each.textContent);
		expect(rows).toEqual(['Ana Outro atendeu', 'Caio Atendeu', 'Vera · ocupado']);
	});
});
