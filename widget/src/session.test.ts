import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from './fake/server';
import { Session } from './session';
import { Storage, storageOf } from './storage';

let server: FakeServer;
const sessions: Session[] = [];
const heard = vi.fn();

beforeEach(() => {
	vi.useFakeTimers();
	localStorage.clear();
	heard.mockClear();
	server = new FakeServer();
	server.install();
});

afterEach(() => {
	sessions.splice(0).forEach((each) => each.end());
	vi.useRealTimers();
});

/** A tab of the shop's page. */
async function tab(identity: string | null = null, goTo = vi.fn()): Promise<Session> {
	const session = page(identity, goTo);
	void session.begin();
	await pass(100);
	return session;
}

/** A tab before anything has happened in it. */
function page(identity: string | null = null, goTo = vi.fn()): Session {
	const session = new Session({ key: 'k', server: 'http://chat.example', language: 'pt-BR' }, new Storage('k'), {
		page: () => ({ url: 'http://shop.example/', title: 'Loja' }),
		goTo,
		heard,
		referrer: '',
		identity,
	});
	sessions.push(session);
	return session;
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

const CLARA = { departmentId: 'd1', name: 'Clara', email: 'clara@example.com', answers: [], message: 'Oi' };

async function talking(): Promise<Session> {
	const session = await tab();
	await session.start(CLARA);
	server.agentAnswers();
	return session;
}

const texts = (session: Session) =>
	session.messages.value.filter((each) => each.kind === 'TEXT').map((each) => each.text);

describe('A message that was written', () => {
	it('is sent again after the line was cut before its answer, and stored once (WCH-21)', async () => {
		const session = await talking();
		server.answers = false;
		server.reachable = false;
		server.cut();
		session.write('Escrita sem conexão');
		await pass(5_000);
		expect(session.unsent.value).toHaveLength(1);
		server.reachable = true;
		server.answers = true;
		await pass(60_000);
		expect(session.unsent.value).toHaveLength(0);
		expect(texts(session)).toEqual(['Oi', 'Escrita sem conexão']);
	});

	it('outlives a reload of the page', async () => {
		const session = await talking();
		server.reachable = false;
		server.cut();
		session.write('Antes de recarregar');
		session.end();
		server.reachable = true;
		const again = await tab();
		await pass(1_000);
		expect(again.unsent.value).toHaveLength(0);
		expect(server.messages.filter((each) => each.text === 'Antes de recarregar')).toHaveLength(1);
		expect(texts(again)).toEqual(['Oi', 'Antes de recarregar']);
	});

	it('is shown once, though its answer and the message itself both arrive', async () => {
		const session = await talking();
		session.write('Uma vez');
		await pass(100);
		expect(texts(session)).toEqual(['Oi', 'Uma vez']);
		expect(session.unsent.value).toHaveLength(0);
	});

	it('shows in another tab too', async () => {
		const session = await talking();
		const other = await tab();
		session.write('Nas duas');
		await pass(100);
		expect(texts(other)).toEqual(['Oi', 'Nas duas']);
	});
});

describe('Messages that were written one after another', () => {
	const sent = () => server.messages.filter((each) => each.author === 'CUSTOMER').map((each) => each.text);

	it('keep their order when one is told to wait (WCH-21)', async () => {
		const session = await talking();
		server.floods = 1;
		session.write('um');
		session.write('dois');
		await pass(100);
		session.write('três');
		expect(sent()).toEqual(['Oi']);
		await pass(1_500);
		expect(sent()).toEqual(['Oi', 'um', 'dois', 'três']);
		expect(session.unsent.value).toHaveLength(0);
		expect(session.problem.value).toBeNull();
	});

	it('go on when one is not taken at all, which stays and is told', async () => {
		const session = await talking();
		session.write('proibida');
		session.write('depois');
		await pass(100);
		expect(sent()).toEqual(['Oi', 'depois']);
		expect(session.unsent.value.map((each) => [each.text, session.refused.value[each.clientId]?.detail])).toEqual([
			['proibida', 'Não.'],
		]);
	});
});

it('asks for fewer when there are too many to come at once, and goes on from there (WCH-21)', async () => {
	const session = await talking();
	for (let each = 3; each <= 700; each++) {
		server.messages.push({ ...server.messages[0], seq: each, author: 'AGENT', text: `${each}`, clientId: null });
	}
	server.tell({ type: 'reset', seq: 700 });
	await pass(100);
	expect(session.messages.value.map((each) => each.seq)).toEqual(Array.from({ length: 200 }, (_, each) => 501 + each));
	server.agentWrites('701');
	server.cut();
	await pass(5_000);
	expect(session.messages.value).toHaveLength(201);
	const hellos = server.frames.filter((each) => each.type === 'hello');
	expect(hellos.map((each) => each.after)).toEqual([null, 500, 701]);
});

describe('Who was signed in on the site', () => {
	it('leaves nothing behind on a page that does not say so any more (WCH-12)', () => {
		storageOf('k', true).write({ visitor: 'secret', draft: 'segredo' });
		expect(storageOf('k', true).read().visitor).toBe('secret');
		expect(storageOf('k', false).read().visitor).toBeNull();
		expect(localStorage.length).toBe(0);
		expect(storageOf('k', true).read().visitor).toBeNull();
	});
});

describe('A line that is lost', () => {
	it('is told at once by a browser that knows of no network, and taken up again with it', async () => {
		const session = await talking();
		server.reachable = false;
		dispatchEvent(new Event('offline'));
		expect(session.connected.value).toBe(false);
		session.write('Sem rede');
		await pass(20_000);
		expect(session.connected.value).toBe(false);
		server.reachable = true;
		dispatchEvent(new Event('online'));
		await pass(2_000);
		expect(session.connected.value).toBe(true);
		expect(texts(session)).toEqual(['Oi', 'Sem rede']);
	});

	it('is noticed by what is written and not answered, and nothing is doubled', async () => {
		const session = await talking();
		server.deaf = true;
		session.write('Ninguém responde');
		await pass(9_000);
		expect(session.connected.value).toBe(true);
		await pass(2_000);
		expect(session.connected.value).toBe(false);
		server.deaf = false;
		await pass(30_000);
		expect(texts(session)).toEqual(['Oi', 'Ninguém responde']);
	});
});

describe('What the other side wrote', () => {
	it('is read in all tabs once it was in one', async () => {
		const session = await talking();
		const other = await tab();
		server.agentWrites('Alô?');
		expect(other.unread.value).toBe(1);
		session.look(true);
		dispatchEvent(new StorageEvent('storage', { key: 'balcao:k' }));
		expect(other.unread.value).toBe(0);
	});

	it('is not heard again when the page is loaded anew', async () => {
		const session = await talking();
		server.agentWrites('Alô?');
		session.end();
		heard.mockClear();
		const again = await tab();
		expect(again.unread.value).toBe(1);
		expect(heard).not.toHaveBeenCalled();
		server.agentWrites('Está aí?');
		expect(heard).toHaveBeenCalledTimes(1);
	});

	it('is caught up with after a cut, in order and once', async () => {
		const session = await talking();
		server.reachable = false;
		server.cut();
		server.agentWrites('Um');
		server.agentWrites('Dois');
		await pass(2_000);
		server.reachable = true;
		await pass(60_000);
		expect(texts(session)).toEqual(['Oi', 'Um', 'Dois']);
		expect(session.messages.value.map((each) => each.seq)).toEqual([1, 2, 3, 4]);
	});

	it('is heard and counted as unread while nobody looks, and told to be read when somebody does', async () => {
		const session = await talking();
		server.agentWrites('Alô?');
		expect(heard).toHaveBeenCalledTimes(1);
		expect(session.unread.value).toBe(1);
		session.look(true);
		await pass(1_000);
		expect(session.unread.value).toBe(0);
		expect(server.frames).toContainEqual({ type: 'seen', seq: 3 });
	});
});

it('goes on by requests where no socket comes about, and nothing is doubled', async () => {
	const session = await talking();
	server.requestsOnly = true;
	server.cut();
	session.write('Durante a troca');
	await pass(40_000);
	expect(session.connected.value).toBe(true);
	session.write('Por requisição');
	server.agentWrites('Recebido');
	await pass(6_000);
	expect(texts(session)).toEqual(['Oi', 'Durante a troca', 'Por requisição', 'Recebido']);
	expect(session.unsent.value).toHaveLength(0);
});

it('goes by requests where a socket opens, but nothing gets through it (WCH-21)', async () => {
	server.deaf = true;
	const session = await tab();
	await pass(30_000);
	expect(session.connected.value).toBe(true);
	await session.start(CLARA);
	server.deaf = false;
	server.agentWrites('Oi, Clara');
	await pass(6_000);
	expect(texts(session)).toEqual(['Oi', 'Oi, Clara']);
});

it('comes back to a socket once one comes about, without a moment in between (WCH-21)', async () => {
	server.requestsOnly = true;
	const session = await tab();
	await pass(10_000);
	await session.start(CLARA);
	const lost = vi.fn();
	const stop = session.connected.subscribe((connected) => connected || lost());
	server.requestsOnly = false;
	await pass(60_000);
	const before = server.requests.length;
	session.write('Pelo socket');
	await pass(5_000);
	expect(texts(session)).toEqual(['Oi', 'Pelo socket']);
	expect(server.requests.length).toBe(before);
	expect(lost).not.toHaveBeenCalled();
	stop();
});

it('sends nothing by requests while a socket is tried, and all of it when nothing gets through that (WCH-21)', async () => {
	vi.spyOn(Math, 'random').mockReturnValue(0);
	server.requestsOnly = true;
	const session = await tab();
	await pass(2_000);
	await session.start(CLARA);
	server.requestsOnly = false;
	server.deaf = true;
	await pass(14_500);
	const posts = () => server.requests.filter((each) => each.path === '/frames').length;
	const before = posts();
	session.write('Durante a tentativa');
	await pass(500);
	expect(posts()).toBe(before);
	await pass(5_000);
	expect(posts()).toBeGreaterThan(before);
	expect(texts(session)).toEqual(['Oi', 'Durante a tentativa']);
	expect(session.connected.value).toBe(true);
});

it('waits for a server that is away for a moment rather than go by requests (WCH-21)', async () => {
	const session = await talking();
	server.reachable = false;
	server.cut();
	await pass(5_000);
	server.reachable = true;
	await pass(30_000);
	expect(session.connected.value).toBe(true);
	expect(server.requests.filter((each) => each.path.startsWith('/frames'))).toEqual([]);
});

it('sends by requests in the order in which it was written, whatever their size (WCH-21)', async () => {
	server.requestsOnly = true;
	const session = await tab();
	await pass(10_000);
	await session.start(CLARA);
	const long = 'x'.repeat(9_000);
	for (const each of ['1', '2', '3', '4', '5']) {
		session.write(each + long);
	}
	await pass(6_000);
	expect(texts(session).map((each) => each[0])).toEqual(['O', '1', '2', '3', '4', '5']);
	const sizes = server.requests
		.filter((each) => each.path === '/frames')
		.map((each) => JSON.stringify(each.body).length);
	expect(Math.max(...sizes)).toBeLessThan(30_000);
});

it('shows what comes after a gap, and asks for the gap when the line comes back', async () => {
	const session = await talking();
	server.messages.push({ ...server.messages[0], seq: 3, author: 'AGENT', text: 'Perdida', clientId: null });
	server.agentWrites('Depois');
	expect(texts(session)).toEqual(['Oi', 'Depois']);
	server.cut();
	await pass(5_000);
	expect(texts(session)).toEqual(['Oi', 'Perdida', 'Depois']);
});

describe('A conversation', () => {
	it('is begun once by an id that stays the same while one tries', async () => {
		const session = await tab();
		server.reachable = false;
		server.cut();
		await expect(session.start(CLARA)).rejects.toMatchObject({ problem: null });
		server.reachable = true;
		await pass(60_000);
		await session.start(CLARA);
		await session.start(CLARA);
		const ids = server.frames.filter((each) => each.type === 'start').map((each) => each.clientId);
		expect(new Set(ids).size).toBe(1);
	});

	it('is left behind to begin another, with an id of its own', async () => {
		const session = await talking();
		server.end();
		session.leave();
		expect(session.conversation.value).toBeNull();
		await session.start(CLARA);
		const ids = server.frames.filter((each) => each.type === 'start').map((each) => each.clientId);
		expect(new Set(ids).size).toBe(2);
	});
});

it('knows its place in the queue until somebody answers (QUE-3)', async () => {
	const session = await tab();
	await session.start(CLARA);
	expect(session.conversation.value?.position).toBe(2);
	server.tell({ type: 'place', conversation: 'c1', position: 1, estimateSeconds: 40 });
	server.change({ state: 'RINGING', position: null, estimateSeconds: null });
	expect(session.conversation.value).toMatchObject({ state: 'RINGING', position: 1, estimateSeconds: 40 });
	server.agentAnswers();
	server.tell({ type: 'place', conversation: 'c1', position: 1, estimateSeconds: 40 });
	expect(session.conversation.value?.position).toBeNull();
});

it('tells what is being typed only where agents are shown it (WID-6)', async () => {
	const session = await talking();
	session.types('secreto');
	expect(server.frames).toContainEqual({ type: 'typing', text: 'secreto' });
	server.change({ typingShown: false });
	await pass(2_000);
	session.types('secreto!');
	expect(server.frames.at(-1)).toEqual({ type: 'typing', text: '' });
});

it('tells what was typed last, however soon one stops, and nothing once it is sent (WID-6)', async () => {
	const session = await talking();
	const typed = () => server.frames.flatMap((each) => (each.type === 'typing' ? [each.text] : []));
	session.types('meu');
	session.types('meu cartão');
	session.types('meu cartão é 4111');
	expect(typed()).toEqual(['meu']);
	await pass(1_000);
	expect(typed()).toEqual(['meu', 'meu cartão é 4111']);
	session.types('meu cartão é 4111 0');
	session.write('meu cartão é 4111 0');
	await pass(2_000);
	expect(typed()).toHaveLength(2);
});

it('learns while it is open who is there, and goes on with what it knew when nobody answers', async () => {
	const session = await tab();
	const online = () => session.settings.value?.departments.map((each) => each.online);
	server.settings = {
		...server.settings,
		departments: server.settings.departments.map((each) => ({ ...each, online: false })),
	};
	await session.renewSettings();
	expect(online()).toEqual([false, false, false]);
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
	await session.renewSettings();
	expect(online()).toEqual([false, false, false]);
	vi.unstubAllGlobals();
});

it('is taken away before it had begun, and does not come back', async () => {
	server.reachable = false;
	const session = await tab();
	session.end();
	server.reachable = true;
	await pass(30_000);
	expect(server.requests).toEqual([]);
	expect(session.connected.value).toBe(false);
});

it('refuses a file that is too large before it is sent', async () => {
	const session = await talking();
	const file = new File(['x'], 'grande.bin');
	Object.defineProperty(file, 'size', { value: 26 * 1_048_576 });
	session.files.attach([file]);
	expect(session.files.list.value[0].failure).toEqual({ type: 'too-large' });
});

it('leaves a message once, under an id that stays the same until it arrived (OFF-3)', async () => {
	const session = await tab();
	server.reachable = false;
	await expect(session.leaveMessage(CLARA)).rejects.toMatchObject({ problem: null });
	server.reachable = true;
	const first = session.leaveMessage(CLARA);
	const second = session.leaveMessage(CLARA);
	expect(await first).toBe(1043);
	await second;
	await session.leaveMessage(CLARA);
	const left = server.requests.filter((each) => each.path === '/offline-messages');
	const ids = left.map((each) => (each.body as { clientId: string }).clientId);
	expect(ids.length).toBe(3);
	expect(new Set(ids).size).toBe(2);
});

describe('whom the site vouches for (WCH-12)', () => {
	it('is known, and told to the server with each page', async () => {
		const session = await tab('Clara.1');
		expect(session.identity.value).toEqual({ name: 'Clara', email: 'clara@example.com' });
		await tab('Clara.2');
		const told = server.requests.filter((each) => each.path === '/visitors').map((each) => each.body);
		expect(told).toMatchObject([
			{ token: 'Clara.1', visitor: null },
			{ token: 'Clara.2', visitor: 'token-Clara' },
		]);
	});

	it('finds nothing of who used the browser before', async () => {
		const clara = await tab('Clara.1');
		await clara.start(CLARA);
		clara.types('segredo');
		expect((await tab('Clara.2')).draft).toBe('segredo');
		expect((await tab('Bia.1')).draft).toBe('');
	});

	it('is asked who they are when the site cannot be believed', async () => {
		const session = await tab('forged');
		expect(session.identity.value).toBeNull();
		expect(session.identityProblem.value?.detail).toBe('Quem é você?');
		expect(session.connected.value).toBe(true);
	});
});

describe('Where several tabs are open, a redirect leads away', () => {
	const open = async () => {
		const went = [vi.fn(), vi.fn(), vi.fn()];
		const tabs = [await tab(null, went[0]), await tab(null, went[1]), await tab(null, went[2])];
		return { tabs, went: () => went.map((each) => each.mock.calls.length) };
	};
	const redirect = async () => {
		server.tell({ type: 'redirect', id: 'r1', url: 'http://shop.example/novo' });
		await pass(500);
	};

	it('the one that was looked at last alone', async () => {
		const { tabs, went } = await open();
		tabs[0].turnedTo(true);
		tabs[2].turnedTo(true);
		tabs[1].turnedTo(true);
		tabs[0].turnedTo(false);
		await redirect();
		expect(went()).toEqual([0, 1, 0]);
		expect(server.frames.filter((each) => each.type === 'answer')).toHaveLength(1);
	});

	it('one of the others, once that is closed', async () => {
		const { tabs, went } = await open();
		tabs[1].turnedTo(true);
		tabs[1].turnedTo(false);
		await redirect();
		expect(went().reduce((sum, each) => sum + each)).toBe(1);
	});
});

it('shows what a rule of the account says, and answers nobody (GRD-26)', async () => {
	const session = await tab();
	const card = { id: 't1', text: 'Ajuda?', agent: null, imageUrl: null, linkUrl: null, expiresAt: null, open: true };
	server.tell({ type: 'invitation', ...card });
	await pass(70_000);
	expect(session.invitation.value).toMatchObject(card);
	session.saw(card);
	session.answer(card, false);
	server.tell({ type: 'redirect', url: 'http://shop.example/novo' });
	await pass(100);
	expect(session.invitation.value).toBeNull();
	expect(server.frames.map((each) => each.type)).not.toContain('answer');
	expect(server.frames.map((each) => each.type)).not.toContain('saw');
});

describe('Who follows a card of the account', () => {
	const CARD = { id: 't1', text: 'Ajuda?', agent: null, imageUrl: null, linkUrl: null, expiresAt: null, proof: 'p1' };
	const starts = () => server.frames.filter((each) => each.type === 'start');

	it('is asked nothing, and says which card it was (BND-23)', async () => {
		const session = await tab();
		server.tell({ type: 'invitation', ...CARD });
		session.answer(CARD, true);
		expect(session.entering.value).toBe(true);
		await pass(100);
		expect(session.entering.value).toBe(false);
		expect(session.conversation.value?.id).toBe('c1');
		expect(starts()).toMatchObject([{ proof: 'p1', name: '', email: '' }]);
		expect(server.frames).toContainEqual({ type: 'answer', proof: 'p1', accepted: true });
	});

	it('is counted also where it leads to a page, and nothing begins (GRD-30)', async () => {
		const session = await tab();
		session.answer({ ...CARD, linkUrl: 'http://shop.example/oferta' }, true);
		session.answer({ ...CARD, proof: 'p2' }, false);
		await pass(100);
		expect(server.frames.filter((each) => each.type === 'answer')).toEqual([
			{ type: 'answer', proof: 'p1', accepted: true },
		]);
		expect(starts()).toEqual([]);
	});

	it('is asked where the server wants to know, and still came by the card (BND-24)', async () => {
		const session = await tab();
		server.refuses = { status: 400, errors: [{ field: 'departmentId', message: 'Escolha.' }] };
		session.answer(CARD, true);
		await pass(100);
		expect(session.entering.value).toBe(false);
		expect(session.conversation.value).toBeNull();
		server.refuses = null;
		await session.start(CLARA);
		expect(starts()).toMatchObject([{ proof: 'p1' }, { proof: 'p1', email: 'clara@example.com' }]);
		server.end();
		session.leave();
		await session.start(CLARA);
		expect(starts()[2].proof).toBeUndefined();
	});

	it('says so also from the form that a card opened', async () => {
		const session = await tab();
		server.tell({ type: 'invitation', ...CARD, open: true });
		await session.start(CLARA);
		expect(starts()).toMatchObject([{ proof: 'p1', email: 'clara@example.com' }]);
	});
});

it('begins what was asked for when the line was cut before it arrived (WCH-21)', async () => {
	const session = await tab();
	server.answers = false;
	const started = session.start(CLARA);
	server.cut();
	server.answers = true;
	await pass(5_000);
	await started;
	expect(session.conversation.value?.id).toBe('c1');
	const ids = server.frames.filter((each) => each.type === 'start').map((each) => each.clientId);
	expect(ids).toHaveLength(2);
	expect(new Set(ids).size).toBe(1);
});

it('shows what the account asks since the page was opened, when it was missed (WID-2)', async () => {
	const session = await tab();
	const missed = { id: 'f9', label: 'CNPJ', help: null, type: 'CNPJ' as const, required: true };
	server.settings.fields.push({ ...missed, options: [], departmentIds: [] });
	server.refuses = { status: 400, errors: [{ field: 'fields.f9', message: 'Preencha este campo.' }] };
	await expect(session.start(CLARA)).rejects.toMatchObject({ problem: server.refuses });
	expect(session.settings.value?.fields.map((each) => each.id)).toContain('f9');
});

it('asks for no rating when another tab gave it, and does not bring back what was left (RAT-3)', async () => {
	const session = await talking();
	server.end();
	expect(session.conversation.value?.ratable).toBe(true);
	server.change({ ratable: false });
	expect(session.conversation.value?.ratable).toBe(false);
	session.leave();
	server.change({ ratable: false });
	expect(session.conversation.value).toBeNull();
});

it('tells of a click on the button that came before there was a line (GRD-31)', async () => {
	const session = page();
	session.clicked();
	void session.begin();
	await pass(100);
	expect(server.frames.filter((each) => each.type === 'open')).toHaveLength(1);
});
