import type { BrowserFrame, ServerFrame } from './frames';
import { ask, json, type Place } from './settings';

/** Longer than the server keeps a request waiting. */
const HANGS = 40_000;
/** Before asking again, when there was nothing and no wait: whatever stands between may answer by itself. */
const REST = 2_000;
const MOST_CHARACTERS = 15_000;

/** What a line asks of who listens at its end. */
export interface Listener {
	/** The first frame of a connection. */
	hello(): Extract<BrowserFrame, { type: 'hello' }>;
	/** The last number known, for those who ask again and again. */
	after(): { conversation: string | null; seq: number | null };
	frame(frame: ServerFrame): void;
	connected(connected: boolean): void;
}

/**
 * A line made of requests, for where no WebSocket comes about: one that waits for news, again and again, and one at a time that
 * takes what is sent, so that nothing overtakes. What was not answered is for the listener to send after the next welcome.
 */
export class Polling {
	private outgoing: BrowserFrame[] = [];
	private sending: Promise<void> | null = null;
	private held = false;
	private ended = false;
	private known = '';
	private waiting: AbortController | null = null;

	constructor(
		private readonly place: Place,
		private readonly listener: Listener,
		/** Told once, when it did not work or works no longer. */
		private readonly failed: () => void,
	) {}

	open() {
		this.send(this.listener.hello());
	}

	send(frame: BrowserFrame) {
		this.outgoing.push(frame);
		this.flush();
	}

	/**
	 * Sends nothing more until {@link resume}, while another line says hello: what it is told then is not older than an answer that
	 * comes this way. Resolves when nothing is under way.
	 */
	async hold() {
		this.held = true;
		await this.sending;
	}

	resume() {
		this.held = false;
		this.flush();
	}

	private flush() {
		this.sending ??= this.post().finally(() => {
			this.sending = null;
			if (this.outgoing.length > 0 && !this.held && !this.ended) {
				this.flush();
			}
		});
	}

	/** Ends it without a word. @return what was not sent yet */
	stop(): BrowserFrame[] {
		this.ended = true;
		this.waiting?.abort();
		return this.outgoing;
	}

	/** It does not work any more. */
	fail() {
		if (!this.ended) {
			this.stop();
			this.failed();
		}
	}

	private async post() {
		while (this.outgoing.length > 0 && !this.held && !this.ended) {
			const frames = this.next();
			const { conversation } = this.listener.after();
			const bound = new AbortController();
			const timer = setTimeout(() => bound.abort(), HANGS);
			try {
				const request = { ...json({ frames }, this.visitor), signal: bound.signal };
				const answer = await ask<{ frames: ServerFrame[] }>(this.place, '/frames', request);
				answer.frames.forEach((each) => this.listener.frame(each));
			} catch {
				this.fail();
				break;
			} finally {
				clearTimeout(timer);
			}
			if (frames[0].type === 'hello' && this.waiting === null && !this.ended) {
				this.listener.connected(true);
				void this.listen();
			} else if (this.listener.after().conversation !== conversation) {
				// It waits for news of another.
				this.waiting?.abort();
			}
		}
	}

	// As many as fit into one request.
	private next(): BrowserFrame[] {
		let characters = 0;
		const fits = this.outgoing.findIndex((each, place) => {
			characters += JSON.stringify(each).length;
			return place > 0 && characters > MOST_CHARACTERS;
		});
		return this.outgoing.splice(0, fits < 0 ? this.outgoing.length : fits);
	}

	// Each answer brings what is new at once, or nothing after 25 seconds.
	private async listen() {
		while (!this.ended) {
			const { conversation, seq } = this.listener.after();
			const query = conversation === null ? '' : `&conversation=${conversation}&after=${seq ?? 0}`;
			const waiting = new AbortController();
			this.waiting = waiting;
			let hangs = false;
			const since = Date.now();
			const timer = setTimeout(() => {
				hangs = true;
				waiting.abort();
			}, HANGS);
			try {
				const answer = await ask<{ frames: ServerFrame[]; known: string }>(
					this.place,
					`/frames?known=${this.known}${query}`,
					{ headers: { Authorization: `Visitor ${this.visitor}` }, signal: waiting.signal },
				);
				if (!this.ended) {
					this.known = answer.known;
					answer.frames.forEach((each) => this.listener.frame(each));
				}
				if (answer.frames.length === 0 && Date.now() - since < REST) {
					await new Promise((resolve) => setTimeout(resolve, REST));
				}
			} catch {
				if (hangs || !waiting.signal.aborted) {
					this.fail();
				}
			} finally {
				clearTimeout(timer);
			}
		}
	}

	private get visitor() {
		return this.listener.hello().visitor;
	}
}
