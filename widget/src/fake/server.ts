import type { BrowserFrame, Conversation, FileView, Message, Problem, ServerFrame } from '../frames';
import type { Settings } from '../settings';

/** What a widget is told of an account that has everything. */
export const SETTINGS: Settings = {
	company: 'Loja Aurora',
	side: 'RIGHT',
	color: '#0b7285',
	texts: { title: '', greeting: '', offline: '', explanation: '' },
	departments: [
		{ id: 'd1', name: 'Vendas', online: true, pictureUrl: null, open: true, opensAt: null },
		{ id: 'd2', name: 'Suporte', online: true, pictureUrl: null, open: true, opensAt: null },
		{ id: 'd3', name: 'Financeiro', online: false, pictureUrl: null, open: false, opensAt: '2026-11-30T11:00:00Z' },
	],
	fields: [
		{ id: 'f1', label: 'Cidade', help: null, type: 'TEXT', required: false, options: [], departmentIds: [] },
		{
			id: 'f2',
			label: 'Produto',
			help: 'O que você comprou.',
			type: 'CHOICE',
			required: true,
			options: [
				{ id: 'o1', label: 'Mesa' },
				{ id: 'o2', label: 'Cadeira' },
			],
			departmentIds: ['d2'],
		},
	],
	maxFileBytes: 25 * 1_048_576,
	offlineForm: true,
	transcripts: true,
};

/** As often as the program says that a line stands. */
const HEARTBEAT = 20_000;

/**
 * A server in the page's own memory that speaks the same frames: for tests, and to look at the widget without a program.
 * Its line can be cut, its answers held back, and its other side made to act.
 */
export class FakeServer {
	settings: Settings = structuredClone(SETTINGS);
	conversation: Conversation | null = null;
	messages: Message[] = [];
	requests: { path: string; body: unknown }[] = [];
	frames: BrowserFrame[] = [];
	/** Whether a new socket gets through. */
	reachable = true;
	/** Whether something on the way lets requests through, but no sockets. */
	requestsOnly = false;
	/** Whether sockets open, but nothing gets through them. */
	deaf = false;
	/** Why files are not taken. */
	refusal: Problem | null = null;
	files: FileView[] = [];
	/** Whether what arrives is stored, but the answer lost. */
	answers = true;
	/** How many messages are told to wait. */
	floods = 0;
	/** Why no conversation begins. */
	refuses: Problem | null = null;
	private readonly sockets = new Set<FakeSocket>();

	install(target: { WebSocket?: unknown; fetch?: unknown; XMLHttpRequest?: unknown } = globalThis) {
		const server = this;
		target.WebSocket = class extends FakeSocket {
			constructor() {
				super();
				server.take(this);
			}
		};
		target.XMLHttpRequest = class extends FakeUpload {
			constructor() {
				super((file) => server.upload(file));
			}
		};
		target.fetch = (url: string, request: RequestInit = {}) => server.request(String(url), request);
	}

	/** Ends every line, as a network that goes away does. */
	cut() {
		for (const each of [...this.sockets]) {
			this.sockets.delete(each);
			each.drop();
		}
	}

	agentWrites(text: string) {
		this.append({ author: 'AGENT', agent: this.conversation?.agent ?? null, text });
	}

	agentSends(file: FileView) {
		this.append({ author: 'AGENT', kind: 'FILE', agent: this.conversation?.agent ?? null, file });
	}

	/** An agent takes the conversation that waits. */
	agentAnswers(name = 'Rosa', photoUrl: string | null = null) {
		this.change({ state: 'ACTIVE', position: null, estimateSeconds: null, agent: { name, photoUrl } });
		this.append({ author: 'SYSTEM', agent: { name, photoUrl: null }, kind: 'EVENT', event: { what: 'joined' } });
	}

	end() {
		this.append({ author: 'SYSTEM', kind: 'EVENT', event: { what: 'ended' } });
		this.change({ state: 'ENDED', endReason: 'AGENT', ratable: true });
	}

	change(change: Partial<Conversation>) {
		if (this.conversation) {
			this.conversation = { ...this.conversation, ...change };
			this.tell({ type: 'state', conversation: this.conversation });
		}
	}

	tell(frame: ServerFrame) {
		this.sockets.forEach((each) => each.deliver(frame));
	}

	private upload(file: File): [number, unknown] {
		if (!this.reachable) {
			return [0, null];
		}
		if (this.refusal) {
			return [this.refusal.status ?? 400, this.refusal];
		}
		const stored: FileView = {
			id: `f${this.files.length + 1}`,
			name: file.name,
			mediaType: file.type,
			sizeBytes: file.size,
			url: `/files/f${this.files.length + 1}`,
		};
		this.files.push(stored);
		return [201, stored];
	}

	private append(message: Partial<Message>): Message {
		const stored: Message = {
			seq: this.messages.length + 1,
			author: 'CUSTOMER',
			agent: null,
			kind: 'TEXT',
			text: '',
			file: null,
			event: null,
			sentAt: '2026-11-28T12:00:00Z',
			clientId: null,
			...message,
		};
		this.messages.push(stored);
		if (this.conversation) {
			this.conversation = { ...this.conversation, lastSeq: stored.seq };
		}
		this.tell({ type: 'message', ...stored });
		return stored;
	}

	private take(socket: FakeSocket) {
		setTimeout(() => {
			if (!this.reachable || this.requestsOnly) {
				socket.drop();
				return;
			}
			this.sockets.add(socket);
			const beat = setInterval(() => {
				if (!this.sockets.has(socket)) {
					clearInterval(beat);
				} else if (!this.deaf) {
					socket.deliver({ type: 'heartbeat' });
				}
			}, HEARTBEAT);
			socket.open((frame) => this.deaf || this.hear(socket, frame));
		});
	}

	private hear(socket: { deliver(frame: ServerFrame): void }, frame: BrowserFrame) {
		this.frames.push(frame);
		switch (frame.type) {
			case 'hello':
				socket.deliver({ type: 'welcome', visitorId: 'v1', conversation: this.conversation, seq: frame.after ?? 0 });
				if (this.conversation) {
					this.messages
						.filter((each) => each.seq > (frame.after ?? 0))
						.forEach((each) => socket.deliver({ type: 'message', ...each }));
				}
				break;
			case 'start':
				if (this.refuses) {
					socket.deliver({ type: 'error', id: frame.id, problem: this.refuses });
					break;
				}
				if (!this.answers) {
					break;
				}
				this.conversation = {
					id: 'c1',
					number: 1042,
					departmentId: frame.departmentId ?? '',
					state: 'WAITING',
					position: 2,
					estimateSeconds: 150,
					agent: null,
					lastSeq: 0,
					agentGotSeq: 0,
					agentSeenSeq: 0,
					endReason: null,
					alone: false,
					ratable: false,
					ratingFormat: 'STARS',
					ratingQuestion: null,
					typingShown: true,
				};
				socket.deliver({ type: 'started', id: frame.id, conversation: this.conversation });
				if (frame.message) {
					this.append({ text: frame.message, clientId: frame.clientId });
				}
				break;
			case 'send': {
				if (this.floods > 0) {
					this.floods--;
					socket.deliver({ type: 'error', id: frame.id, problem: { status: 429, retryAfterSeconds: 1 } });
					break;
				}
				if (frame.text === 'proibida') {
					socket.deliver({ type: 'error', id: frame.id, problem: { status: 400, detail: 'Não.' } });
					break;
				}
				const known = this.messages.find((each) => each.clientId === frame.clientId);
				const file = this.files.find((each) => each.id === frame.file) ?? null;
				if (frame.file !== null && file === null) {
					socket.deliver({ type: 'error', id: frame.id, problem: { status: 400, detail: 'Não existe.' } });
					break;
				}
				const stored =
					known ?? this.append({ kind: file ? 'FILE' : 'TEXT', text: frame.text, file, clientId: frame.clientId });
				if (this.answers) {
					const { seq, sentAt } = stored;
					socket.deliver({ type: 'ack', id: frame.id, clientId: frame.clientId, seq, sentAt });
				}
				break;
			}
			case 'end':
				this.end();
				break;
		}
	}

	private async request(url: string, request: RequestInit): Promise<Response> {
		if (!this.reachable) {
			throw new TypeError('Failed to fetch');
		}
		const path = url.replace(/^.*\/widget\/v1\/[^/]+/, '');
		const body = typeof request.body === 'string' ? JSON.parse(request.body) : null;
		this.requests.push({ path, body });
		if (path === '/visitors' && body.token === 'forged') {
			return new Response(JSON.stringify({ type: 'identity-refused', detail: 'Quem é você?' }), {
				status: 403,
				headers: { 'Content-Type': 'application/problem+json' },
			});
		}
		return new Response(JSON.stringify(await this.answer(path, body)), {
			headers: { 'Content-Type': 'application/json' },
		});
	}

	// Tokens of this site begin with a name.
	private arrival(token: string | null) {
		const name = token?.split('.')[0] ?? null;
		return name === null
			? { visitor: 'token-1', identity: null }
			: { visitor: `token-${name}`, identity: { name, email: `${name.toLowerCase()}@example.com` } };
	}

	private async answer(
		path: string,
		body: { frames?: BrowserFrame[]; token?: string | null } | null,
	): Promise<unknown> {
		if (path.startsWith('/settings')) {
			return this.settings;
		}
		if (path.startsWith('/frames')) {
			const frames: ServerFrame[] = [];
			const line = { deliver: (frame: ServerFrame) => frames.push(frame) };
			body?.frames?.forEach((each) => this.hear(line, each));
			if (!body) {
				await new Promise((resolve) => setTimeout(resolve, 500));
				const after = Number(new URLSearchParams(path.split('?')[1]).get('after'));
				this.messages.filter((each) => each.seq > after).forEach((each) => frames.push({ type: 'message', ...each }));
			}
			return { frames, known: 'k' };
		}
		if (path === '/offline-messages') {
			if (this.conversation?.state === 'WAITING') {
				this.change({ state: 'ENDED', endReason: 'ABANDONED', alone: false });
			}
			return { number: 1043 };
		}
		return path === '/visitors' ? this.arrival(body?.token ?? null) : {};
	}
}

/** The browser's end of a line, as much of it as a WebSocket shows. */
class FakeSocket {
	static readonly OPEN = 1;
	readyState = 0;
	onopen: (() => void) | null = null;
	onmessage: ((event: { data: string }) => void) | null = null;
	onclose: (() => void) | null = null;
	private hears: (frame: BrowserFrame) => void = () => {};

	open(hears: (frame: BrowserFrame) => void) {
		this.hears = hears;
		this.readyState = FakeSocket.OPEN;
		this.onopen?.();
	}

	send(data: string) {
		this.hears(JSON.parse(data));
	}

	deliver(frame: ServerFrame) {
		this.onmessage?.({ data: JSON.stringify(frame) });
	}

	drop() {
		this.readyState = 3;
		this.onclose?.();
	}

	close() {
		this.drop();
	}
}

/** As much of an XMLHttpRequest as a file needs that is sent. */
class FakeUpload {
	upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null } = { onprogress: null };
	onloadend: (() => void) | null = null;
	status = 0;
	responseText = '';
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly answer: (file: File) => [number, unknown]) {}

	open() {}

	setRequestHeader() {}

	send(file: File) {
		this.upload.onprogress?.({ loaded: 1, total: 2 });
		this.timer = setTimeout(() => {
			const [status, body] = this.answer(file);
			this.status = status;
			this.responseText = body === null ? '' : JSON.stringify(body);
			this.onloadend?.();
		}, 50);
	}

	abort() {
		clearTimeout(this.timer);
		this.onloadend?.();
	}
}
