import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeRealtime, type FakeSocket } from '../fake/socket';
import { type ConnectionState, RealtimeConnection, type RealtimeEvent } from './connection';

const TOPIC = 'ticket:1';

let server: FakeRealtime;
let states: ConnectionState[];
let signedOut: number;
let connection: RealtimeConnection;

const settle = () => vi.advanceTimersByTimeAsync(0);

function socket(): FakeSocket {
	const [only] = server.sockets;
	if (!only) {
		throw new Error('nobody is connected');
	}
	return only;
}

/** Follows a topic as a page does, keeping what it was told. */
function follow(after?: number) {
	const seen: number[] = [];
	let resets = 0;
	const end = connection.subscribe(
		TOPIC,
		{ onEvent: (event: RealtimeEvent) => seen.push((event.data as { n: number }).n), onReset: () => resets++ },
		after,
	);
	return { seen, end, resets: () => resets };
}

function publish(from: number, to: number) {
	for (let n = from; n <= to; n++) {
		server.publish(TOPIC, 'counted', { n });
	}
}

beforeEach(() => {
	vi.useFakeTimers();
	server = new FakeRealtime();
	states = [];
	signedOut = 0;
	connection = new RealtimeConnection({
		open: server.open,
		onSignedOut: () => signedOut++,
		onState: (state) => states.push(state),
		backOff: (attempt) => 100 * 2 ** attempt,
	});
});

afterEach(() => {
	connection.stop();
	vi.useRealTimers();
});

describe('the connection', () => {
	it('delivers the events of a topic in order', async () => {
		connection.start();
		await settle();
		const page = follow(0);
		publish(1, 3);
		expect(page.seen).toEqual([1, 2, 3]);
		expect(states).toEqual(['connecting', 'open']);
	});

	it('catches up with what followed the fetched state', async () => {
		publish(1, 5);
		connection.start();
		await settle();
		expect(follow(3).seen).toEqual([4, 5]);
	});

	it('is given up when the network is gone, and catches up when it is back', async () => {
		connection.start();
		await settle();
		const page = follow(0);
		publish(1, 2);
		connection.drop();
		expect(states.at(-1)).toBe('lost');
		publish(3, 4);
		connection.hurry();
		await settle();
		expect(page.seen).toEqual([1, 2, 3, 4]);
		expect(states.at(-1)).toBe('open');
	});

	it('asks for a fresh read when it does not know what the state holds', async () => {
		publish(1, 5);
		connection.start();
		await settle();
		const page = follow();
		expect(page.resets()).toBe(1);
		publish(6, 6);
		expect(page.seen).toEqual([6]);
	});

	it('loses nothing and sees nothing twice when it drops in the middle of bursts', async () => {
		connection.start();
		await settle();
		const page = follow(0);
		for (let burst = 0; burst < 12; burst++) {
			const from = burst * 10 + 1;
			publish(from, from + 3);
			socket().close(1006);
			publish(from + 4, from + 9);
			await vi.advanceTimersByTimeAsync(150);
		}
		expect(page.seen).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
		expect(page.resets()).toBe(0);
	});

	it('asks again when an event is missing from the stream', async () => {
		connection.start();
		await settle();
		const page = follow(0);
		publish(1, 1);
		const line = socket();
		const deliver = vi.spyOn(line, 'deliver').mockImplementationOnce(() => undefined);
		publish(2, 2);
		deliver.mockRestore();
		expect(page.seen).toEqual([1]);
		publish(3, 3);
		expect(page.seen).toEqual([1, 2, 3]);
		expect(line.received.at(-1)).toEqual({ type: 'subscribe', topic: TOPIC, after: 1 });
	});

	it('ignores what it already saw', async () => {
		connection.start();
		await settle();
		const page = follow(0);
		publish(1, 2);
		for (const event of server.after(TOPIC, 0)) {
			socket().say(event);
		}
		expect(page.seen).toEqual([1, 2]);
	});

	it('has the page read anew after a reset, and goes on from there', async () => {
		connection.start();
		await settle();
		const page = follow(0);
		socket().say({ type: 'reset', topic: TOPIC, seq: 40 });
		expect(page.resets()).toBe(1);
		socket().say({ type: 'event', topic: TOPIC, seq: 41, kind: 'counted', data: { n: 41 }, at: '' });
		expect(page.seen).toEqual([41]);
	});

	it('subscribes once for many listeners, and unsubscribes with the last', async () => {
		connection.start();
		await settle();
		const one = follow(0);
		const two = follow(0);
		publish(1, 1);
		expect([one.seen, two.seen]).toEqual([[1], [1]]);
		const types = () => socket().received.map((frame) => frame.type);
		one.end();
		expect(types()).toEqual(['subscribe']);
		two.end();
		expect(types()).toEqual(['subscribe', 'unsubscribe']);
		publish(2, 2);
		expect(one.seen).toEqual([1]);
	});

	it('has a late listener read anew when the others are further', async () => {
		connection.start();
		await settle();
		follow(0);
		publish(1, 4);
		const late = follow(2);
		await settle();
		expect(late.resets()).toBe(1);
	});

	it('waits longer after each failed try, and less again once the server spoke', async () => {
		const waitAfterDrop = async () => {
			socket().close(1006);
			const dropped = Date.now();
			while (server.sockets.size === 0) {
				await vi.advanceTimersByTimeAsync(50);
			}
			return Date.now() - dropped;
		};
		server.mute = true;
		connection.start();
		follow(0);
		await settle();
		expect([await waitAfterDrop(), await waitAfterDrop(), await waitAfterDrop()]).toEqual([100, 200, 400]);
		server.mute = false;
		socket().say({ type: 'heartbeat' });
		expect(await waitAfterDrop()).toBe(100);
	});

	it('gives a silent connection up and opens another', async () => {
		connection.start();
		await settle();
		const page = follow(0);
		const silent = socket();
		await vi.advanceTimersByTimeAsync(70_000);
		expect(silent.readyState).toBe(3);
		expect(states).toContain('lost');
		publish(1, 2);
		await vi.advanceTimersByTimeAsync(1_000);
		expect(page.seen).toEqual([1, 2]);
	});

	it('stays open while heartbeats arrive', async () => {
		connection.start();
		await settle();
		const line = socket();
		for (let beat = 0; beat < 10; beat++) {
			await vi.advanceTimersByTimeAsync(20_000);
			line.say({ type: 'heartbeat' });
		}
		expect(line.readyState).toBe(1);
	});

	it('tells that the session ended, and does not come back', async () => {
		connection.start();
		await settle();
		socket().close(4401);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(signedOut).toBe(1);
		expect(server.sockets.size).toBe(0);
	});
});
