import type { BrowserFrame, ServerFrame } from './frames';
import { type Listener, Polling } from './polling';
import type { Place } from './settings';

/** How long to wait before the next attempt, in milliseconds: longer and longer, and never all pages at once. */
export function pause(attempt: number, chance = Math.random()): number {
	return Math.min(30_000, 500 * 2 ** attempt) * (0.5 + chance / 2);
}

const SILENCE = 45_000;
const ATTEMPTS_BEFORE_POLLING = 2;
/** The same on a page where a WebSocket has worked: the server is away rather than something in between. */
const ATTEMPTS_AFTER_SUCCESS = 5;

/**
 * How long a WebSocket may take until it is welcome, and to answer what is written: some networks let it open, and nothing through
 * it, and others go away without a word.
 */
const PATIENCE = 10_000;
/** The same while requests work, which wait for it. */
const TRIAL = 3_000;
/** When it is tried again, while requests do: later and later. */
const FIRST_TRY = 30_000;
const LAST_TRY = 600_000;

/**
 * The line to the server: a WebSocket, or, where none comes about, requests that wait for news. It comes back by
 * itself; what was sent and not answered meanwhile is for the listener to send again after {@code welcome}.
 */
export class Connection {
	private socket: WebSocket | null = null;
	private polling: Polling | null = null;
	private attempt = 0;
	private failed = 0;
	private welcome = false;
	private tried = 0;
	private patience = ATTEMPTS_BEFORE_POLLING;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private silence: ReturnType<typeof setTimeout> | undefined;
	private closed = false;

	constructor(
		private readonly place: Place,
		private readonly listener: Listener,
	) {
		addEventListener('online', this.now);
		addEventListener('offline', this.offline);
		document.addEventListener('visibilitychange', this.now);
	}

	open() {
		this.closed = false;
		this.connect();
	}

	close() {
		this.closed = true;
		removeEventListener('online', this.now);
		removeEventListener('offline', this.offline);
		document.removeEventListener('visibilitychange', this.now);
		clearTimeout(this.timer);
		clearTimeout(this.silence);
		this.polling?.stop();
		this.socket?.close();
	}

	/** Sends it if there is a line; whether it went out. That it arrived is told by an answer only. */
	send(frame: BrowserFrame): boolean {
		if (this.polling) {
			this.polling.send(frame);
			return true;
		}
		if (this.socket?.readyState === WebSocket.OPEN) {
			this.socket.send(JSON.stringify(frame));
			if (frame.type === 'send' || frame.type === 'start') {
				this.listen(PATIENCE);
			}
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

	// A browser that knows of no network keeps its sockets open all the same, for as long as nobody writes.
	private readonly offline = () => {
		if (this.polling) {
			this.polling.fail();
		}
		if (this.socket) {
			this.lost();
		}
	};

	private connect() {
		if (this.closed || this.socket || this.polling) {
			return;
		}
		if (this.failed >= this.patience || typeof WebSocket === 'undefined') {
			this.poll();
		} else {
			this.dial();
		}
	}

	private dial() {
		let socket: WebSocket;
		try {
			socket = new WebSocket(`${this.place.server.replace(/^http/, 'ws')}/widget/v1/${this.place.key}/socket`);
		} catch {
			// The page's policy forbids it.
			this.failed = this.patience;
			this.later();
			return;
		}
		this.socket = socket;
		this.welcome = false;
		this.listen(this.polling ? TRIAL : PATIENCE);
		socket.onopen = async () => {
			await this.polling?.hold();
			if (this.socket === socket) {
				socket.send(JSON.stringify(this.listener.hello()));
			}
		};
		socket.onmessage = (event) => {
			if (this.socket !== socket) {
				return;
			}
			this.listen(SILENCE);
			const frame = read(event.data);
			if (frame?.type === 'welcome') {
				this.welcomed(socket);
			}
			if (frame) {
				this.listener.frame(frame);
			}
		};
		socket.onclose = () => {
			if (this.socket === socket) {
				this.lost();
			}
		};
	}

	// Without waiting for the other end to agree that it is closed: it may not be there any more.
	private lost() {
		clearTimeout(this.silence);
		const socket = this.socket;
		this.socket = null;
		socket?.close();
		this.failed += this.welcome ? 0 : 1;
		if (this.polling) {
			this.polling.resume();
		} else {
			this.listener.connected(false);
		}
		this.later();
	}

	private welcomed(socket: WebSocket) {
		this.welcome = true;
		this.attempt = 0;
		this.failed = 0;
		this.tried = 0;
		this.patience = ATTEMPTS_AFTER_SUCCESS;
		const unsent = this.polling?.stop() ?? [];
		this.polling = null;
		this.listener.connected(true);
		unsent.forEach((each) => socket.send(JSON.stringify(each)));
	}

	private listen(milliseconds: number) {
		clearTimeout(this.silence);
		this.silence = setTimeout(() => this.lost(), milliseconds);
	}

	private later() {
		if (this.closed) {
			return;
		}
		clearTimeout(this.timer);
		this.timer = this.polling
			? setTimeout(() => this.dial(), Math.min(LAST_TRY, FIRST_TRY * 2 ** this.tried++) * (0.5 + Math.random() / 2))
			: setTimeout(() => this.connect(), pause(this.attempt++));
	}

	// It goes on while a WebSocket is tried now and then: what kept it from coming about may be over.
	private poll() {
		const polling = new Polling(
			this.place,
			{
				...this.listener,
				connected: () => {
					this.attempt = 0;
					this.listener.connected(true);
					this.later();
				},
			},
			() => {
				if (this.polling === polling) {
					this.polling = null;
					// A WebSocket is next: there may be too many who ask by requests.
					this.failed = this.patience - 1;
					this.listener.connected(false);
					this.later();
				}
			},
		);
		this.polling = polling;
		polling.open();
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
