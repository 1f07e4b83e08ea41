import { signal } from '@preact/signals';
import type { BrowserFrame, Problem } from './frames';
import { newId, type Storage, type Unsent } from './storage';
import type { Stored } from './uploads';

/** How long a line may be lost until what was sent before is sent again. */
const SEND_AGAIN = 5_000;

/**
 * What was written and has not arrived yet. It is kept until the server has stored it, whatever happens to the page or the
 * line, and goes one message at a time: what is refused for now, or lost, must not be overtaken by what was written after it.
 */
export class Outbox {
	readonly unsent = signal<Unsent[]>([]);
	/** Why a message that was written was not taken, by its id. */
	readonly refused = signal<Record<string, Problem>>({});
	/** The message that is on its way; the next goes when it has arrived. */
	private sending: { id: number; clientId: string } | null = null;
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly storage: Storage,
		private readonly send: (frame: BrowserFrame) => boolean,
		private readonly nextId: () => number,
	) {}

	/** Shows what the browser has kept. */
	restore() {
		this.unsent.value = this.storage.read().unsent;
	}

	/** Keeps a message and sends it. */
	write(text: string, file: Stored | null) {
		const message: Unsent = {
			clientId: newId(),
			text,
			file: file && { id: file.id, name: file.name },
			writtenAt: new Date().toISOString(),
		};
		this.storage.keepUnsent(message);
		this.restore();
		this.sendNext();
	}

	/** Sends once more what was not taken. */
	again(message: Unsent) {
		this.clear(message.clientId);
		this.sendNext();
	}

	/** Gives up what was not taken. */
	giveUp(message: Unsent) {
		this.stored(message.clientId);
	}

	/** The server has it. */
	stored(clientId: string) {
		this.clear(clientId);
		this.storage.forgetUnsent(clientId);
		this.restore();
		if (this.sending?.clientId === clientId) {
			this.sendAgain();
		}
	}

	/** The server refused what was sent under a number; whether that was a message. */
	failed(id: number | undefined, problem: Problem): boolean {
		const { sending } = this;
		if (sending === null || sending.id !== id) {
			return false;
		}
		if (problem.status === 429) {
			this.sendLater((problem.retryAfterSeconds ?? 1) * 1000);
		} else {
			this.refused.value = { ...this.refused.value, [sending.clientId]: problem };
			this.sendAgain();
		}
		return true;
	}

	/** Sends what is the first now, whatever was on its way. */
	sendAgain() {
		clearTimeout(this.timer);
		this.sending = null;
		this.sendNext();
	}

	/** The same after a while. */
	sendLater(milliseconds = SEND_AGAIN) {
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.sendAgain(), milliseconds);
	}

	/** Nothing of it is sent any more. */
	end() {
		clearTimeout(this.timer);
	}

	private clear(clientId: string) {
		const { [clientId]: _, ...others } = this.refused.value;
		this.refused.value = others;
	}

	private sendNext() {
		const message = this.storage.read().unsent.find((each) => !this.refused.value[each.clientId]);
		if (this.sending !== null || !message) {
			return;
		}
		const id = this.nextId();
		this.sending = { id, clientId: message.clientId };
		const { clientId, text } = message;
		if (!this.send({ type: 'send', id, clientId, text, file: message.file?.id ?? null })) {
			this.sending = null;
		}
	}
}
