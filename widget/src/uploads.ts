import { signal } from '@preact/signals';
import type { Problem } from './frames';
import { type Place, Refused } from './settings';
import { newId } from './storage';

/** A file that is on its way to the server, or did not get there. */
export interface Upload {
	clientId: string;
	name: string;
	/** From 0 to 1. */
	progress: number;
	failure: Problem | 'unreachable' | null;
	file: File;
}

/** A file that the server has. */
export interface Stored {
	id: string;
	name: string;
}

/** Files that were chosen, dropped or pasted: they go one after the other, and stay in the list until they arrived. */
export class Uploads {
	readonly list = signal<Upload[]>([]);
	private turn: Promise<void> = Promise.resolve();
	private running: { clientId: string; request: XMLHttpRequest } | null = null;

	constructor(
		private readonly place: Place,
		private readonly with_: { visitor(): string | null; most(): number; stored(file: Stored): void },
	) {}

	/** Sends files, each a message of its own. */
	attach(files: Iterable<File>) {
		const most = this.with_.most();
		if (most === 0) {
			return;
		}
		for (const file of files) {
			const failure = file.size > most ? { type: 'too-large' } : null;
			const upload: Upload = { clientId: newId(), name: file.name, progress: 0, failure, file };
			this.list.value = [...this.list.value, upload];
			if (failure === null) {
				this.enqueue(upload.clientId);
			}
		}
	}

	retry({ clientId }: Upload) {
		this.change(clientId, { progress: 0, failure: null });
		this.enqueue(clientId);
	}

	discard({ clientId }: Upload) {
		this.list.value = this.list.value.filter((each) => each.clientId !== clientId);
		if (this.running?.clientId === clientId) {
			this.running.request.abort();
		}
	}

	private change(clientId: string, change: Partial<Upload>) {
		this.list.value = this.list.value.map((each) => (each.clientId === clientId ? { ...each, ...change } : each));
	}

	private enqueue(clientId: string) {
		this.turn = this.turn.then(() => this.upload(clientId));
	}

	private async upload(clientId: string) {
		const upload = this.list.value.find((each) => each.clientId === clientId);
		if (!upload) {
			return;
		}
		try {
			const stored = await this.post(upload);
			this.discard(upload);
			this.with_.stored(stored);
		} catch (failure) {
			this.change(clientId, { failure: (failure instanceof Refused && failure.problem) || 'unreachable' });
		}
	}

	// Not by fetch, which does not tell how far it has got.
	private post({ clientId, file }: Upload): Promise<Stored> {
		return new Promise((resolve, reject) => {
			const request = new XMLHttpRequest();
			this.running = { clientId, request };
			const { server, key, language } = this.place;
			request.open('POST', `${server}/widget/v1/${key}/files?name=${encodeURIComponent(file.name)}`);
			request.setRequestHeader('Authorization', `Visitor ${this.with_.visitor()}`);
			request.setRequestHeader('Accept-Language', language);
			request.setRequestHeader('Content-Type', 'application/octet-stream');
			request.upload.onprogress = (event) =>
				this.change(clientId, { progress: event.total ? event.loaded / event.total : 0 });
			request.onloadend = () => {
				this.running = null;
				let answer: unknown = null;
				try {
					answer = JSON.parse(request.responseText);
				} catch {
					// A proxy's page, say, or nothing at all.
				}
				if (answer !== null && request.status < 300) {
					resolve(answer as Stored);
				} else {
					reject(new Refused(request.status ? { status: request.status, ...(answer as Problem) } : null));
				}
			};
			request.send(file);
		});
	}
}
