/** The server's side of /realtime, in memory: numbered streams, catch-up, and connections a test can cut. */

interface Frame {
	type: string;
	topic: string;
	after?: number;
}

interface Stored {
	type: 'event';
	topic: string;
	seq: number;
	kind: string;
	data: unknown;
	at: string;
}

export class FakeRealtime {
	private readonly streams = new Map<string, Stored[]>();
	readonly sockets = new Set<FakeSocket>();
	/** Whether a new connection comes about. */
	reachable = true;
	/** Accepts connections but never says anything on them. */
	mute = false;

	seq(topic: string): number {
		return this.streams.get(topic)?.length ?? 0;
	}

	after(topic: string, seq: number): Stored[] {
		return (this.streams.get(topic) ?? []).slice(seq);
	}

	publish(topic: string, kind: string, data: unknown) {
		const stream = this.streams.get(topic) ?? [];
		this.streams.set(topic, stream);
		const event: Stored = { type: 'event', topic, seq: stream.length + 1, kind, data, at: new Date().toISOString() };
		stream.push(event);
		for (const socket of this.sockets) {
			socket.deliver(event);
		}
	}

	/** What the page calls instead of `new WebSocket`. */
	readonly open = (): WebSocket => new FakeSocket(this) as unknown as WebSocket;
}

export class FakeSocket {
	readyState: number = 0;
	onopen: (() => void) | null = null;
	onmessage: ((message: { data: string }) => void) | null = null;
	onclose: ((event: { code: number }) => void) | null = null;
	/** Everything the client sent. */
	readonly received: Frame[] = [];
	private readonly topics = new Set<string>();

	constructor(private readonly server: FakeRealtime) {
		server.sockets.add(this);
		queueMicrotask(() => {
			if (!server.reachable) {
				this.close(1006);
			} else if (this.readyState === 0) {
				this.readyState = 1;
				this.onopen?.();
			}
		});
	}

	send(text: string) {
		const frame = JSON.parse(text) as Frame;
		this.received.push(frame);
		if (frame.type === 'subscribe') {
			this.topics.add(frame.topic);
			this.say({ type: 'subscribed', topic: frame.topic, seq: this.server.seq(frame.topic) });
			for (const event of frame.after === undefined ? [] : this.server.after(frame.topic, frame.after)) {
				this.say(event);
			}
		} else if (frame.type === 'unsubscribe') {
			this.topics.delete(frame.topic);
		} else if (frame.type === 'ping') {
			this.say({ type: 'pong' });
		}
	}

	deliver(event: Stored) {
		if (this.topics.has(event.topic)) {
			this.say(event);
		}
	}

	say(frame: object) {
		if (this.readyState === 1 && !this.server.mute) {
			this.onmessage?.({ data: JSON.stringify(frame) });
		}
	}

	close(code = 1000) {
		if (this.readyState !== 3) {
			this.readyState = 3;
			this.server.sockets.delete(this);
			this.onclose?.({ code });
		}
	}
}
