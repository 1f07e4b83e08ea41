import type { BrowserFrame, ServerFrame } from './frames';
import { ask, json, type Place } from './settings';

/** How long to wait before the next attempt, in milliseconds: longer and longer, and never all pages at once. */
export function pause(attempt: number, chance = Math.random()): number {
	return Math.min(30_000, 500 * 2 ** attempt) * (0.5 + chance / 2);
}

const SILENCE = 45_000;
const ATTEMPTS_BEFORE_POLLING = 2;

interface Listener {
	/** The first frame of a connection. */
	hello(): Extract<BrowserFrame, { type: 'hello' }>;
	/** The last number known, for those who ask again and again. */
	after(): { conversation: string | null; seq: number | null };
	frame(frame: ServerFrame): void;
	connected(connected: boolean): void;
}

/**
 * The line to the server: a WebSocket, or, where none comes about, requests that wait for news. It comes back by
 * itself; what was sent and not answered meanwhile is for the listener to send again after {@code welcome}.
 */
export class Connection {
	private socket: WebSocket | null = null;
	private polling = false;
	private attempt = 0;
	private failed = 0;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private silence: ReturnType<typeof setTimeout> | undefined;
	private closed = false;

	constructor(
		private readonly place: Place,
		private readonly listener: Listener,
	) {
		addEventListener('online', this.now);
		document.addEventListener('visibilitychange', this.now);
	}

	open() {
		this.closed = false;
		this.connect();
	}

	close() {
		this.closed = true;
		removeEventListener('online', this.now);
		document.removeEventListener('visibilitychange', this.now);
		clearTimeout(this.timer);
		clearTimeout(this.silence);
		this.socket?.close();
	}

	/** Sends it if there is a line; whether it went out. That it arrived is told by an answer only. */
	send(frame: BrowserFrame): boolean {
		if (this.socket?.readyState === WebSocket.OPEN) {
			this.socket.send(JSON.stringify(frame));
			return true;
		}
		if (this.polling) {
			void this.post([frame]);
			return true;
		}
		return false;
	}

	// A machine that wakes up, a network that is back: no reason to wait for the next attempt.
	private readonly now = () => {
		if (!this.closed && !this.socket && !this.polling && document.visibilityState !== 'hidden') {
			clearTimeout(this.timer);
			this.attempt = 0;
			this.connect();
		}
	};

	private connect() {
		if (this.closed || this.socket || this.polling) {
			return;
		}
		if (this.failed >= ATTEMPTS_BEFORE_POLLING || typeof WebSocket === 'undefined') {
			void this.poll();
			return;
		}
		let socket: WebSocket;
		try {
			socket = new WebSocket(`${this.place.server.replace(/^http/, 'ws')}/widget/v1/${this.place.key}/socket`);
		} catch {
			// The page's policy forbids it.
			this.failed = ATTEMPTS_BEFORE_POLLING;
			this.later();
			return;
		}
		this.socket = socket;
		let welcomed = false;
		socket.onopen = () => {
			this.listen();
			socket.send(JSON.stringify(this.listener.hello()));
		};
		socket.onmessage = (event) => {
			this.listen();
			const frame = read(event.data);
			if (frame?.type === 'welcome') {
				welcomed = true;
				this.attempt = 0;
				this.failed = 0;
				this.listener.connected(true);
			}
			if (frame) {
				this.listener.frame(frame);
			}
		};
		socket.onclose = () => {
			clearTimeout(this.silence);
			if (this.socket === socket) {
				this.socket = null;
				this.failed += welcomed ? 0 : 1;
				this.listener.connected(false);
				this.later();
			}
		};
	}

	private listen() {
		clearTimeout(this.silence);
		this.silence = setTimeout(() => this.socket?.close(), SILENCE);
	}

	private later() {
		if (!this.closed) {
			clearTimeout(this.timer);
			this.timer = setTimeout(() => this.connect(), pause(this.attempt++));
		}
	}

	// Each answer brings what is new at once, or nothing after 25 seconds. Now and then a WebSocket is tried again.
	private async poll() {
		this.polling = true;
		try {
			if (!(await this.post([this.listener.hello()]))) {
				return;
			}
			this.attempt = 0;
			this.listener.connected(true);
			for (let round = 0; round < 20 && !this.closed; round++) {
				const { conversation, seq } = this.listener.after();
				const query = conversation === null ? '' : `?conversation=${conversation}&after=${seq ?? 0}`;
				const answer = await ask<{ frames: ServerFrame[] }>(this.place, `/frames${query}`, {
					headers: { Authorization: `Visitor ${this.listener.hello().visitor}` },
				});
				answer.frames.forEach((each) => this.listener.frame(each));
			}
		} catch {
			this.listener.connected(false);
		} finally {
			// A WebSocket again next: what kept it from coming about may be over, or was the whole network.
			this.polling = false;
			this.failed = 0;
			this.later();
		}
	}

	private async post(frames: BrowserFrame[]): Promise<boolean> {
		try {
			const answer = await ask<{ frames: ServerFrame[] }>(
				this.place,
				'/frames',
				json({ frames }, this.listener.hello().visitor),
			);
			answer.frames.forEach((each) => this.listener.frame(each));
			return true;
		} catch {
			this.listener.connected(false);
			return false;
		}
	}
}

function read(data: unknown): ServerFrame | null {
	try {
		const frame = JSON.parse(String(data));
		return typeof frame?.type === 'string' ? frame : null;
	} catch {
		return null;
	}
}
