import { describe, expect, it, vi } from 'vitest';
import { CLARA, pass, Shop, texts } from './fake/shop';

const shop = new Shop();

it('asks for fewer when there are too many to come at once, and goes on from there (WCH-21)', async () => {
	const session = await shop.talking();
	for (let each = 3; each <= 700; each++) {
		shop.server.messages.push({
			...shop.server.messages[0],
			seq: each,
			author: 'AGENT',
			text: `${each}`,
			clientId: null,
		});
	}
	shop.server.tell({ type: 'reset', seq: 700 });
	await pass(100);
	expect(session.messages.value.map((each) => each.seq)).toEqual(Array.from({ length: 200 }, (_, each) => 501 + each));
	shop.server.agentWrites('701');
	shop.server.cut();
	await pass(5_000);
	expect(session.messages.value).toHaveLength(201);
	const hellos = shop.server.frames.filter((each) => each.type === 'hello');
	expect(hellos.map((each) => each.after)).toEqual([null, 500, 701]);
});

describe('A line that is lost', () => {
	it('is told at once by a browser that knows of no network, and taken up again with it', async () => {
		const session = await shop.talking();
		shop.server.reachable = false;
		dispatchEvent(new Event('offline'));
		expect(session.connected.value).toBe(false);
		session.write('Sem rede');
		await pass(20_000);
		expect(session.connected.value).toBe(false);
		shop.server.reachable = true;
		dispatchEvent(new Event('online'));
		await pass(2_000);
		expect(session.connected.value).toBe(true);
		expect(texts(session)).toEqual(['Oi', 'Sem rede']);
	});

	it('is noticed by what is written and not answered, and nothing is doubled', async () => {
		const session = await shop.talking();
		shop.server.deaf = true;
		session.write('Ninguém responde');
		await pass(9_000);
		expect(session.connected.value).toBe(true);
		await pass(2_000);
		expect(session.connected.value).toBe(false);
		shop.server.deaf = false;
		await pass(30_000);
		expect(texts(session)).toEqual(['Oi', 'Ninguém responde']);
	});
});

it('goes on by requests where no socket comes about, and nothing is doubled', async () => {
	const session = await shop.talking();
	shop.server.requestsOnly = true;
	shop.server.cut();
	session.write('Durante a troca');
	await pass(40_000);
	expect(session.connected.value).toBe(true);
	session.write('Por requisição');
	shop.server.agentWrites('Recebido');
	await pass(6_000);
	expect(texts(session)).toEqual(['Oi', 'Durante a troca', 'Por requisição', 'Recebido']);
	expect(session.outbox.unsent.value).toHaveLength(0);
});

it('goes by requests where a socket opens, but nothing gets through it (WCH-21)', async () => {
	shop.server.deaf = true;
	const session = await shop.tab();
	await pass(30_000);
	expect(session.connected.value).toBe(true);
	await session.start(CLARA);
	shop.server.deaf = false;
	shop.server.agentWrites('Oi, Clara');
	await pass(6_000);
	expect(texts(session)).toEqual(['Oi', 'Oi, Clara']);
});

it('comes back to a socket once one comes about, without a moment in between (WCH-21)', async () => {
	shop.server.requestsOnly = true;
	const session = await shop.tab();
	await pass(10_000);
	await session.start(CLARA);
	const lost = vi.fn();
	const stop = session.connected.subscribe((connected) => connected || lost());
	shop.server.requestsOnly = false;
	await pass(60_000);
	const before = shop.server.requests.length;
	session.write('Pelo socket');
	await pass(5_000);
	expect(texts(session)).toEqual(['Oi', 'Pelo socket']);
	expect(shop.server.requests.length).toBe(before);
	expect(lost).not.toHaveBeenCalled();
	stop();
});

it('sends nothing by requests while a socket is tried, and all of it when nothing gets through that (WCH-21)', async () => {
	vi.spyOn(Math, 'random').mockReturnValue(0);
	shop.server.requestsOnly = true;
	const session = await shop.tab();
	await pass(2_000);
	await session.start(CLARA);
	shop.server.requestsOnly = false;
	shop.server.deaf = true;
	await pass(14_500);
	const posts = () => shop.server.requests.filter((each) => each.path === '/frames').length;
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
	const session = await shop.talking();
	shop.server.reachable = false;
	shop.server.cut();
	await pass(5_000);
	shop.server.reachable = true;
	await pass(30_000);
	expect(session.connected.value).toBe(true);
	expect(shop.server.requests.filter((each) => each.path.startsWith('/frames'))).toEqual([]);
});

it('sends by requests in the order in which it was written, whatever their size (WCH-21)', async () => {
	shop.server.requestsOnly = true;
	const session = await shop.tab();
	await pass(10_000);
	await session.start(CLARA);
	const long = 'x'.repeat(9_000);
	for (const each of ['1', '2', '3', '4', '5']) {
		session.write(each + long);
	}
	await pass(6_000);
	expect(texts(session).map((each) => each[0])).toEqual(['O', '1', '2', '3', '4', '5']);
	const sizes = shop.server.requests
		.filter((each) => each.path === '/frames')
		.map((each) => JSON.stringify(each.body).length);
	expect(Math.max(...sizes)).toBeLessThan(30_000);
});

it('shows what comes after a gap, and asks for the gap when the line comes back', async () => {
	const session = await shop.talking();
	shop.server.messages.push({ ...shop.server.messages[0], seq: 3, author: 'AGENT', text: 'Perdida', clientId: null });
	shop.server.agentWrites('Depois');
	expect(texts(session)).toEqual(['Oi', 'Depois']);
	shop.server.cut();
	await pass(5_000);
	expect(texts(session)).toEqual(['Oi', 'Perdida', 'Depois']);
});
