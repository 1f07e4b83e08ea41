/** A message that was written here and is not known to be stored by the server. */
export interface Unsent {
	clientId: string;
	text: string;
	file: { id: string; name: string } | null;
	writtenAt: string;
}

/** What was typed of who one is and what one wants, kept when one form takes the place of another. */
export interface Typed {
	departmentId: string;
	name: string;
	email: string;
	message: string;
}

/** What outlives a page: who the visitor is, their conversation, and what was not sent yet. Shared by all tabs of a site. */
interface Kept {
	visitor: string | null;
	conversation: string | null;
	unsent: Unsent[];
	/** Up to where the visitor has read, for the count of unread messages. */
	seen: number;
	draft: string;
	/** What was told as one's e-mail before the conversation. */
	email: string;
	/** The tab that was looked at last; null once that is closed. */
	tab: string | null;
}

const NOTHING: Kept = { visitor: null, conversation: null, unsent: [], seen: 0, draft: '', email: '', tab: null };

/**
 * Where it is kept for who looks at a page. Who is signed in on the site and who is not are two visitors, also in one browser;
 * once a page does not say who they are any more, nothing stays of who they were. The chat's own page never says it: it is no
 * sign that somebody has left the portal beside it.
 */
export function storageOf(key: string, signedIn: boolean, own = false): Storage {
	const known = new Storage(`${key}:known`);
	if (signedIn) {
		return known;
	}
	if (!own) {
		known.drop();
	}
	return new Storage(key);
}

/** Keeps it in the site's own storage; where a page may not store anything, for as long as the page lives. */
export class Storage {
	private kept: Kept = NOTHING;
	private readonly name: string;

	constructor(key: string) {
		this.name = `balcao:${key}`;
	}

	read(): Kept {
		try {
			const stored = localStorage.getItem(this.name);
			// What another program wrote there, or an older one of ours, counts for as much as is understood.
			this.kept = stored === null ? this.kept : { ...NOTHING, ...JSON.parse(stored) };
		} catch {
			// The page may not store, or what is there is not ours: what is in memory stands.
		}
		return this.kept;
	}

	write(change: Partial<Kept>) {
		this.kept = { ...this.read(), ...change };
		try {
			localStorage.setItem(this.name, JSON.stringify(this.kept));
		} catch {
			// Kept in memory.
		}
	}

	/** Tells of what another tab wrote. @return ends it */
	watch(written: (kept: Kept) => void): () => void {
		const hear = (event: StorageEvent) => {
			if (event.key === this.name) {
				written(this.read());
			}
		};
		addEventListener('storage', hear);
		return () => removeEventListener('storage', hear);
	}

	/** Whether the window was open in this tab before its page was loaded anew. */
	get open(): boolean {
		try {
			return sessionStorage.getItem(this.name) !== null;
		} catch {
			return false;
		}
	}

	set open(open: boolean) {
		try {
			if (open) {
				sessionStorage.setItem(this.name, 'open');
			} else {
				sessionStorage.removeItem(this.name);
			}
		} catch {
			// It is closed after a reload, then.
		}
	}

	/** What was typed into a form in this tab. */
	get typed(): Partial<Typed> {
		try {
			return JSON.parse(sessionStorage.getItem(`${this.name}:typed`) ?? '{}');
		} catch {
			return {};
		}
	}

	set typed(typed: Typed) {
		try {
			sessionStorage.setItem(`${this.name}:typed`, JSON.stringify(typed));
		} catch {
			// It lasts as long as the page, then.
		}
	}

	drop() {
		this.kept = NOTHING;
		try {
			localStorage.removeItem(this.name);
			sessionStorage.removeItem(`${this.name}:typed`);
		} catch {
			// Nothing is there then.
		}
	}

	keepUnsent(message: Unsent) {
		this.write({ unsent: [...this.read().unsent.filter((each) => each.clientId !== message.clientId), message] });
	}

	forgetUnsent(clientId: string) {
		const { unsent } = this.read();
		if (unsent.some((each) => each.clientId === clientId)) {
			this.write({ unsent: unsent.filter((each) => each.clientId !== clientId) });
		}
	}
}

/** An id for what is sent, which no other page makes. */
export function newId(): string {
	// Pages without TLS have no crypto.randomUUID.
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');
}
