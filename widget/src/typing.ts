import type { Storage } from './storage';

const EVERY = 1_000;

/** What stands in the field one writes in: kept, and told to the server now and then while it changes. */
export class Typing {
	private told = 0;
	private later: ReturnType<typeof setTimeout> | undefined;

	constructor(
		private readonly storage: Storage,
		private readonly tell: (text: string) => void,
	) {}

	get draft(): string {
		return this.storage.read().draft;
	}

	/** Says that the visitor is writing, with the text where the account shows it to its agents; nothing when they stopped. */
	types(text: string) {
		this.storage.write({ draft: text });
		if (text === '' || Date.now() - this.told >= EVERY) {
			this.now(text);
		} else {
			// What was typed last is told as well, however soon one stops.
			this.later ??= setTimeout(() => this.now(this.draft), this.told + EVERY - Date.now());
		}
	}

	/** It went out as a message: there is nothing more to tell of it. */
	sent() {
		clearTimeout(this.later);
		this.later = undefined;
		this.told = 0;
	}

	private now(text: string) {
		this.sent();
		this.told = text === '' ? 0 : Date.now();
		this.tell(text);
	}
}
