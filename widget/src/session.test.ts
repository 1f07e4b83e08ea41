import { describe, expect, it, vi } from 'vitest';
import { CLARA, pass, Shop, texts } from './fake/shop';

const shop = new Shop();

describe('What the other side wrote', () => {
	it('is read in all tabs once it was in one', async () => {
		const session = await shop.talking();
		const other = await shop.tab();
		shop.server.agentWrites('Alô?');
		expect(other.unread.value).toBe(1);
		session.look(true);
		dispatchEvent(new StorageEvent('storage', { key: 'balcao:k' }));
		expect(other.unread.value).toBe(0);
	});

	it('is not heard again when the page is loaded anew', async () => {
		const session = await shop.talking();
		shop.server.agentWrites('Alô?');
		session.end();
		shop.heard.mockClear();
		const again = await shop.tab();
		expect(again.unread.value).toBe(1);
		expect(shop.heard).not.toHaveBeenCalled();
		shop.server.agentWrites('Está aí?');
		expect(shop.heard).toHaveBeenCalledTimes(1);
	});

	it('is caught up with after a cut, in order and once', async () => {
		const session = await shop.talking();
		shop.server.reachable = false;
		shop.server.cut();
		shop.server.agentWrites('Um');
		shop.server.agentWrites('Dois');
		await pass(2_000);
		shop.server.reachable = true;
		await pass(60_000);
		expect(texts(session)).toEqual(['Oi', 'Um', 'Dois']);
		expect(session.messages.value.map((each) => each.seq)).toEqual([1, 2, 3, 4]);
	});

	it('is heard and counted as unread while nobody looks, and told to be read when somebody does', async () => {
		const session = await shop.talking();
		shop.server.agentWrites('Alô?');
		expect(shop.heard).toHaveBeenCalledTimes(1);
		expect(session.unread.value).toBe(1);
		session.look(true);
		await pass(1_000);
		expect(session.unread.value).toBe(0);
		expect(shop.server.frames).toContainEqual({ type: 'seen', seq: 3 });
	});
});

describe('A conversation', () => {
	it('is begun once by an id that stays the same while one tries', async () => {
		const session = await shop.tab();
		shop.server.reachable = false;
		shop.server.cut();
		await expect(session.start(CLARA)).rejects.toMatchObject({ problem: null });
		shop.server.reachable = true;
		await pass(60_000);
		await session.start(CLARA);
		await session.start(CLARA);
		const ids = shop.server.frames.filter((each) => each.type === 'start').map((each) => each.clientId);
		expect(new Set(ids).size).toBe(1);
	});

	it('is left behind to begin another, with an id of its own', async () => {
		const session = await shop.talking();
		shop.server.end();
		session.leave();
		expect(session.conversation.value).toBeNull();
		await session.start(CLARA);
		const ids = shop.server.frames.filter((each) => each.type === 'start').map((each) => each.clientId);
		expect(new Set(ids).size).toBe(2);
	});
});

it('knows its place in the queue until somebody answers (QUE-3)', async () => {
	const session = await shop.tab();
	await session.start(CLARA);
	expect(session.conversation.value?.position).toBe(2);
	shop.server.tell({ type: 'place', conversation: 'c1', position: 1, estimateSeconds: 40 });
	shop.server.change({ state: 'RINGING', position: null, estimateSeconds: null });
	expect(session.conversation.value).toMatchObject({ state: 'RINGING', position: 1, estimateSeconds: 40 });
	shop.server.agentAnswers();
	shop.server.tell({ type: 'place', conversation: 'c1', position: 1, estimateSeconds: 40 });
	expect(session.conversation.value?.position).toBeNull();
});

it('tells what is being typed only where agents are shown it (WID-6)', async () => {
	const session = await shop.talking();
	session.typing.types('secreto');
	expect(shop.server.frames).toContainEqual({ type: 'typing', text: 'secreto' });
	shop.server.change({ typingShown: false });
	await pass(2_000);
	session.typing.types('secreto!');
	expect(shop.server.frames.at(-1)).toEqual({ type: 'typing', text: '' });
});

it('tells what was typed last, however soon one stops, and nothing once it is sent (WID-6)', async () => {
	const session = await shop.talking();
	const typed = () => shop.server.frames.flatMap((each) => (each.type === 'typing' ? [each.text] : []));
	session.typing.types('meu');
	session.typing.types('meu cartão');
	session.typing.types('meu cartão é 4111');
	expect(typed()).toEqual(['meu']);
	await pass(1_000);
	expect(typed()).toEqual(['meu', 'meu cartão é 4111']);
	session.typing.types('meu cartão é 4111 0');
	session.write('meu cartão é 4111 0');
	await pass(2_000);
	expect(typed()).toHaveLength(2);
});

it('learns while it is open who is there, and goes on with what it knew when nobody answers', async () => {
	const session = await shop.tab();
	const online = () => session.settings.value?.departments.map((each) => each.online);
	shop.server.settings = {
		...shop.server.settings,
		departments: shop.server.settings.departments.map((each) => ({ ...each, online: false })),
	};
	await session.renewSettings();
	expect(online()).toEqual([false, false, false]);
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
	await session.renewSettings();
	expect(online()).toEqual([false, false, false]);
	vi.unstubAllGlobals();
});

it('is taken away before it had begun, and does not come back', async () => {
	shop.server.reachable = false;
	const session = await shop.tab();
	session.end();
	shop.server.reachable = true;
	await pass(30_000);
	expect(shop.server.requests).toEqual([]);
	expect(session.connected.value).toBe(false);
});

it('refuses a file that is too large before it is sent', async () => {
	const session = await shop.talking();
	const file = new File(['x'], 'grande.bin');
	Object.defineProperty(file, 'size', { value: 26 * 1_048_576 });
	session.files.attach([file]);
	expect(session.files.list.value[0].failure).toEqual({ type: 'too-large' });
});

it('leaves a message once, under an id that stays the same until it arrived (OFF-3)', async () => {
	const session = await shop.tab();
	shop.server.reachable = false;
	await expect(session.leaveMessage(CLARA)).rejects.toMatchObject({ problem: null });
	shop.server.reachable = true;
	const first = session.leaveMessage(CLARA);
	const second = session.leaveMessage(CLARA);
	expect(await first).toBe(1043);
	await second;
	await session.leaveMessage(CLARA);
	const left = shop.server.requests.filter((each) => each.path === '/offline-messages');
	const ids = left.map((each) => (each.body as { clientId: string }).clientId);
	expect(ids.length).toBe(3);
	expect(new Set(ids).size).toBe(2);
});

describe('whom the site vouches for (WCH-12)', () => {
	it('is known, and told to the server with each page', async () => {
		const session = await shop.tab('Clara.1');
		expect(session.identity.value).toEqual({ name: 'Clara', email: 'clara@example.com' });
		await shop.tab('Clara.2');
		const told = shop.server.requests.filter((each) => each.path === '/visitors').map((each) => each.body);
		expect(told).toMatchObject([
			{ token: 'Clara.1', visitor: null },
			{ token: 'Clara.2', visitor: 'token-Clara' },
		]);
	});

	it('finds nothing of who used the browser before', async () => {
		const clara = await shop.tab('Clara.1');
		await clara.start(CLARA);
		clara.typing.types('segredo');
		expect((await shop.tab('Clara.2')).typing.draft).toBe('segredo');
		expect((await shop.tab('Bia.1')).typing.draft).toBe('');
	});

	it('is asked who they are when the site cannot be believed', async () => {
		const session = await shop.tab('forged');
		expect(session.identity.value).toBeNull();
		expect(session.identityProblem.value?.detail).toBe('Quem é você?');
		expect(session.connected.value).toBe(true);
	});
});

it('begins what was asked for when the line was cut before it arrived (WCH-21)', async () => {
	const session = await shop.tab();
	shop.server.answers = false;
	const started = session.start(CLARA);
	shop.server.cut();
	shop.server.answers = true;
	await pass(5_000);
	await started;
	expect(session.conversation.value?.id).toBe('c1');
	const ids = shop.server.frames.filter((each) => each.type === 'start').map((each) => each.clientId);
	expect(ids).toHaveLength(2);
	expect(new Set(ids).size).toBe(1);
});

it('shows what the account asks since the page was opened, when it was missed (WID-2)', async () => {
	const session = await shop.tab();
	const missed = { id: 'f9', label: 'CNPJ', help: null, type: 'CNPJ' as const, required: true };
	shop.server.settings.fields.push({ ...missed, options: [], departmentIds: [] });
	shop.server.refuses = { status: 400, errors: [{ field: 'fields.f9', message: 'Preencha este campo.' }] };
	await expect(session.start(CLARA)).rejects.toMatchObject({ problem: shop.server.refuses });
	expect(session.settings.value?.fields.map((each) => each.id)).toContain('f9');
});

it('asks for no rating when another tab gave it, and does not bring back what was left (RAT-3)', async () => {
	const session = await shop.talking();
	shop.server.end();
	expect(session.conversation.value?.ratable).toBe(true);
	shop.server.change({ ratable: false });
	expect(session.conversation.value?.ratable).toBe(false);
	session.leave();
	shop.server.change({ ratable: false });
	expect(session.conversation.value).toBeNull();
});

it('tells of a click on the button that came before there was a line (GRD-31)', async () => {
	const session = shop.page();
	session.clicked();
	void session.begin();
	await pass(100);
	expect(shop.server.frames.filter((each) => each.type === 'open')).toHaveLength(1);
});
