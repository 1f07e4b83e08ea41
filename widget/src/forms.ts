import type { Storage, Typed } from './storage';

/** What is typed into the forms before a conversation, kept for when one takes the place of another or the page is loaded anew. */
export class Forms {
	readonly typed: Typed;

	constructor(private readonly storage: Storage) {
		this.typed = { departmentId: '', name: '', email: '', message: '', ...storage.typed };
	}

	/** Keeps what is typed for when the page is loaded anew. */
	keep() {
		this.storage.typed = this.typed;
	}

	/** The message has gone where it should; who writes it is the same the next time. */
	sent() {
		this.typed.message = '';
		this.keep();
	}

	/** Puts what was written to nobody into the form for a message that is left. */
	takeBack(texts: string[], departmentId: string) {
		this.typed.message ||= texts.filter(Boolean).join('\n');
		this.typed.departmentId = departmentId;
	}

	/** The e-mail that was told before the conversation, as long as that is shown. */
	get email(): string {
		return this.storage.read().email;
	}

	/** A conversation has begun under it. */
	begunAs(email: string) {
		if (email) {
			this.storage.write({ email });
		}
	}
}
