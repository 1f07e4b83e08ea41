/** One event of a topic's numbered stream. */
export interface RealtimeEvent {
	topic: string;
	seq: number;
	kind: string;
	data: unknown;
	at: string;
}

/** What is told to those who follow a topic at that moment, and kept for nobody. */
export type PassingNews = Pick<RealtimeEvent, 'topic' | 'kind' | 'data'>;

/** What a page does with a topic. */
export interface TopicListener {
	onEvent?: (event: RealtimeEvent) => void;
	onPassing?: (news: PassingNews) => void;
	/** The stream began anew, or too much was missed: fetch the state again. */
	onReset?: () => void;
}

export type ConnectionState = 'connecting' | 'open' | 'lost';

interface Subscription {
	listeners: Set<TopicListener>;
	/** Number of the last event seen; undefined until the server named one. */
	seen: number | undefined;
}

interface Options {
	open: () => WebSocket;
	onSignedOut: () => void;
	onState: (state: ConnectionState) => void;
	/** Milliseconds; for tests. */
	heartbeatTimeout?: number;
	backOff?: (attempt: number) => number;
}

const HEARTBEAT_TIMEOUT = 50_000;
const LONGEST_WAIT = 15_000;
/** The server's close code when the session ended. */
const SIGNED_OUT = 4401;

/**
 * The one WebSocket of a page. Keeps the number of the last event seen of every topic, and after a drop asks for
 * what followed, so that nothing is missed or seen twice.
 */
export class RealtimeConnection {
	private readonly topics = new Map<string, Subscription>();
	private socket: WebSocket | null = null;
	private attempt = 0;
	private stopped = false;
	private lastHeard = 0;
	private retry: ReturnType<typeof setTimeout> | undefined;
	private watch: ReturnType<typeof setInterval> | undefined;

	constructor(private readonly options: Options) {}

	start() {
		this.stopped = false;
		this.connect();
		const timeout = this.options.heartbeatTimeout ?? HEARTBEAT_TIMEOUT;
		this.watch = setInterval(() => {
			if (this.socket?.readyState === WebSocket.OPEN && Date.now() - this.lastHeard > timeout) {
				this.abandon(this.socket);
			}
		}, timeout / 4);
	}

	stop() {
		this.stopped = true;
		clearTimeout(this.retry);
		clearInterval(this.watch);
		this.socket?.close();
		this.socket = null;
	}

	/** Tries at once rather than after the wait: the network came back. */
	hurry() {
		if (!this.stopped && this.socket === null) {
			clearTimeout(this.retry);
			this.connect();
		}
	}

	/** Gives the connection up: the network is gone, which the socket would notice only much later. */
	drop() {
		if (this.socket) {
			this.abandon(this.socket);
		}
	}

	/** Follows a topic; `after` is the number that the fetched state already holds. */
	subscribe(topic: string, listener: TopicListener, after?: number): () => void {
		const subscription = this.topics.get(topic);
		if (subscription) {
			subscription.listeners.add(listener);
			if (after !== undefined && subscription.seen !== undefined && after < subscription.seen) {
				// Others saw events on this connection that this listener's state lacks.
				queueMicrotask(() => listener.onReset?.());
			}
		} else {
			this.topics.set(topic, { listeners: new Set([listener]), seen: after });
			this.send({ type: 'subscribe', topic, ...(after === undefined ? {} : { after }) });
		}
		return () => {
			const current = this.topics.get(topic);
			current?.listeners.delete(listener);
			if (current?.listeners.size === 0) {
				this.topics.delete(topic);
				this.send({ type: 'unsubscribe', topic });
			}
		};
	}

	private connect() {
		this.options.onState('connecting');
		const socket = this.options.open();
		this.socket = socket;
		socket.onopen = () => {
			this.lastHeard = Date.now();
			this.options.onState('open');
			for (const [topic, { seen }] of this.topics) {
				this.send({ type: 'subscribe', topic, ...(seen === undefined ? {} : { after: seen }) });
			}
		};
		socket.onmessage = (message) => {
			// Only a server that speaks counts as reached: a proxy may accept and hang up again and again.
			this.attempt = 0;
			this.lastHeard = Date.now();
			this.receive(JSON.parse(String(message.data)));
		};
		socket.onclose = (event) => {
			if (this.socket !== socket) {
				return;
			}
			this.socket = null;
			if (event.code === SIGNED_OUT) {
				this.stopped = true;
				this.options.onSignedOut();
			}
			this.tryAgainLater();
		};
	}

	private tryAgainLater() {
		if (!this.stopped) {
			this.options.onState('lost');
			this.retry = setTimeout(() => this.connect(), this.wait());
		}
	}

	/** Gives a silent connection up at once: its closing handshake could take minutes on a dead network. */
	private abandon(socket: WebSocket) {
		this.socket = null;
		socket.close();
		this.tryAgainLater();
	}

	private wait(): number {
		const attempt = this.attempt++;
		return this.options.backOff?.(attempt) ?? Math.min(LONGEST_WAIT, 500 * 2 ** attempt) * (0.5 + Math.random() / 2);
	}

	private send(frame: object) {
		if (this.socket?.readyState === WebSocket.OPEN) {
			this.socket.send(JSON.stringify(frame));
		}
	}

	private receive(frame: { type: string; topic: string; seq: number } & Record<string, unknown>) {
		const subscription = this.topics.get(frame.topic);
		if (!subscription) {
			return;
		}
		if (frame.type === 'subscribed') {
			// Without a number of our own, what we fetched may be older than this stream: read it again.
			if (subscription.seen === undefined) {
				subscription.seen = frame.seq;
				subscription.listeners.forEach((each) => each.onReset?.());
			}
		} else if (frame.type === 'reset') {
			subscription.seen = frame.seq;
			subscription.listeners.forEach((each) => each.onReset?.());
		} else if (frame.type === 'passing') {
			subscription.listeners.forEach((each) => each.onPassing?.(frame as unknown as PassingNews));
		} else if (frame.type === 'event') {
			if (subscription.seen !== undefined && frame.seq <= subscription.seen) {
				return;
			}
			if (subscription.seen !== undefined && frame.seq > subscription.seen + 1) {
				this.send({ type: 'subscribe', topic: frame.topic, after: subscription.seen });
				return;
			}
			subscription.seen = frame.seq;
			subscription.listeners.forEach((each) => each.onEvent?.(frame as unknown as RealtimeEvent));
		}
	}
}
