import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer } from './fake/server';
import { Session } from './session';
import { Storage } from './storage';

let server: FakeServer;
let session: Session;

beforeEach(async () => {
	vi.useFakeTimers();
	localStorage.clear();
	server = new FakeServer();
	server.install();
	session = new Session({ key: 'k', server: 'http://chat.example', language: 'pt-BR' }, new Storage('k'), {
		page: () => ({ url: 'http://shop.example/', title: 'Loja' }),
		goTo: vi.fn(),
		heard: vi.fn(),
		referrer: '',
		identity: null,
	});
	void session.begin();
	await pass(100);
	await session.start({ departmentId: 'd1', name: 'Clara', email: 'c@example.com', answers: [], message: 'Oi' });
	server.agentAnswers();
});

afterEach(() => {
	session.end();
	vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const picture = (name: string) => new File(['x'], name, { type: 'image/png' });
const sent = () => session.messages.value.flatMap((each) => each.file?.name ?? []);

describe('Files (WCH-23)', () => {
	it('go one after the other, each a message of its own, in the order in which they were chosen', async () => {
		session.files.attach([picture('a.png'), picture('b.png'), picture('c.png')]);
		await pass(10);
		expect(session.files.list.value.map((each) => each.progress)).toEqual([0.5, 0, 0]);
		await pass(1_000);
		expect(sent()).toEqual(['a.png', 'b.png', 'c.png']);
		expect(session.files.list.value).toEqual([]);
		expect(session.outbox.unsent.value).toEqual([]);
	});

	it('stay with the reason when they were not taken, and go when tried again', async () => {
		server.reachable = false;
		session.files.attach([picture('a.png')]);
		await pass(100);
		expect(session.files.list.value[0].failure).toBe('unreachable');
		server.reachable = true;
		server.refusal = { status: 413, type: '/problems/too-large', detail: 'Grande demais' };
		session.files.retry(session.files.list.value[0]);
		await pass(100);
		expect(session.files.list.value[0].failure).toMatchObject({ status: 413, detail: 'Grande demais' });
		server.refusal = null;
		session.files.retry(session.files.list.value[0]);
		await pass(100);
		expect(sent()).toEqual(['a.png']);
	});

	it('can be given up on the way, and those behind go on', async () => {
		session.files.attach([picture('a.png'), picture('b.png'), picture('c.png')]);
		await pass(10);
		session.files.discard(session.files.list.value[0]);
		session.files.discard(session.files.list.value[1]);
		await pass(200);
		expect(sent()).toEqual(['b.png']);
		expect(session.files.list.value).toEqual([]);
	});

	it('that the server does not know any more can be tried again or given up', async () => {
		session.write('', { id: 'gone', name: 'velha.png' });
		await pass(10);
		const [message] = session.outbox.unsent.value;
		expect(session.outbox.refused.value[message.clientId]).toMatchObject({ detail: 'Não existe.' });
		session.outbox.again(message);
		expect(session.outbox.refused.value[message.clientId]).toMatchObject({ detail: 'Não existe.' });
		session.outbox.giveUp(message);
		expect(session.outbox.unsent.value).toEqual([]);
		expect(session.outbox.refused.value).toEqual({});
	});
});
