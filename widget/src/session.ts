import { computed, signal } from '@preact/signals';
import { Cards } from './cards';
import { Connection } from './connection';
import { Forms } from './forms';
import type { BrowserFrame, Conversation, Message, Page, Problem, ServerFrame, Start } from './frames';
import { Outbox } from './outbox';
import { ask, type Identity, json, nameOf, type Place, Refused, type Settings } from './settings';
import { newId, type Storage } from './storage';
import { Typing } from './typing';
import { type Stored, Uploads } from './uploads';

const SEEN_AFTER = 400;
const MOST_AFTER_RESET = 200;
const TYPING_LASTS = 6_000;
/** For tabs to find out which of them goes. */
const AGREEING = 100;

/**
 * What a visitor's page knows and does: who they are, their conversation with all of its messages in order, and what
 * was written and has not arrived yet. Everything shown is read from its signals; everything done is a method.
 */
export class Session {
	readonly settings = signal<Settings | null>(null);
	/** Why there are no settings: the widget is not shown then. */
	readonly unavailable = signal(false);
	readonly connected = signal(false);
	/** False until the server has said whether there is a conversation. */
	readonly known = signal(false);
	readonly conversation = signal<Conversation | null>(null);
	readonly messages = signal<Message[]>([]);
	readonly outbox: Outbox;
	readonly files: Uploads;
	readonly typing: Typing;
	readonly forms: Forms;
	readonly cards: Cards;
	readonly agentTypes = signal(false);
	/** Whether the visitor looks at the messages now. */
	readonly looking = signal(false);
	readonly seen = signal(0);
	readonly problem = signal<Problem | null>(null);
	/** A card was followed, and the conversation begins without a form. */
	readonly entering = signal(false);
	/** Whether the window was open, with a conversation, before the page was loaded anew, and nobody has turned to it since. */
	resumed: boolean;
	/** Who they are by the word of the site. */
	readonly identity = signal<Identity | null>(null);
	/** Why what the site says of them does not count: they are asked then. */
	readonly identityProblem = signal<Problem | null>(null);

	/** How many messages of the other side were not looked at yet. */
	readonly unread = computed(
		() => this.messages.value.filter((each) => each.author === 'AGENT' && each.seq > this.seen.value).length,
	);

	private readonly connection: Connection;
	private starting: {
		frame: Extract<BrowserFrame, { type: 'start' }>;
		done(): void;
		refused(problem: Problem | null): void;
	} | null = null;
	private followed: string | undefined;
	/** Up to where messages are no news: they were there when the page was opened, or were heard before. */
	private heard = 0;
	private ended = false;
	private readonly tab = newId();
	private readonly unwatch: () => void;
	/** Up to where messages are left out, as they are too many; and how many are asked for at once. */
	private leftOut = 0;
	private most = MOST_AFTER_RESET;
	private lastId = 0;
	private typingTimer: ReturnType<typeof setTimeout> | undefined;
	private seenTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		readonly place: Place,
		private readonly storage: Storage,
		private readonly browser: {
			page(): Page;
			goTo(url: string): void;
			/** A message of the other side came while nobody looked. */
			heard(): void;
			referrer: string;
			identity: string | null;
		},
	) {
		this.resumed = storage.open && storage.read().conversation !== null;
		const send = (frame: BrowserFrame) => this.connection.send(frame);
		this.outbox = new Outbox(storage, send, () => ++this.lastId);
		this.typing = new Typing(storage, (text) => this.tellTyping(text));
		this.forms = new Forms(storage);
		this.cards = new Cards(send, (proof) => this.enter(proof));
		this.files = new Uploads(place, {
			visitor: () => this.storage.read().visitor,
			most: () => this.settings.value?.maxFileBytes ?? 0,
			stored: (file) => this.write('', file),
		});
		this.unwatch = storage.watch(({ conversation, seen }) => {
			if (conversation !== null && conversation === this.conversation.value?.id) {
				this.seen.value = Math.max(this.seen.value, seen);
			}
		});
		this.connection = new Connection(place, {
			hello: () => this.hello(),
			after: () => ({ conversation: this.conversation.value?.id ?? null, seq: this.lastSeq }),
			frame: (frame) => this.take(frame),
			connected: (connected) => {
				this.connected.value = connected;
				if (!connected) {
					this.outbox.sendLater();
				}
			},
		});
	}

	// Up to where nothing is missing: what comes after a gap is shown, and asked for again with the gap.
	private get lastSeq() {
		const messages = this.messages.value;
		const gap = messages.findIndex((each, place) => each.seq !== this.leftOut + place + 1);
		return this.leftOut + (gap < 0 ? messages.length : gap);
	}

	/** Learns what the widget looks like, who the visitor is, and goes on with their conversation if there is one. */
	async begin() {
		if (this.ended) {
			return;
		}
		const kept = this.storage.read();
		this.outbox.restore();
		this.seen.value = kept.seen;
		try {
			await this.readSettings();
			if (kept.visitor === null || this.browser.identity !== null) {
				await this.arrive(kept.visitor);
			}
		} catch (failure) {
			if (this.ended) {
				return;
			}
			if (failure instanceof Refused && failure.problem === null) {
				setTimeout(() => void this.begin(), 10_000);
			} else {
				this.unavailable.value = true;
			}
			return;
		}
		if (!this.ended) {
			this.connection.open();
		}
	}

	private async readSettings() {
		this.settings.value = await ask<Settings>(this.place, `/settings?lang=${this.place.language}`);
	}

	/** Asks again who is there, and what is asked. Without an answer, what was known goes on. */
	async renewSettings() {
		await this.readSettings().catch(() => {});
	}

	// A page that was open while the account changed its form does not show what is missing in it.
	private async reread(failure: unknown): Promise<never> {
		const shown = this.settings.value?.fields.map((each) => nameOf(each.id));
		const missed = (failure as Partial<Refused>).problem?.errors?.some(
			({ field }) => field.startsWith(nameOf('')) && !shown?.includes(field),
		);
		if (missed) {
			await this.renewSettings();
		}
		throw failure;
	}

	private async arrive(visitor: string | null) {
		const tell = (token: string | null) =>
			ask<{ visitor: string; identity: Identity | null }>(
				this.place,
				'/visitors',
				json({
					visitor,
					token,
					page: this.browser.page(),
					referrer: this.browser.referrer,
					language: this.place.language,
				}),
			);
		const answer = await tell(this.browser.identity).catch((failure) => {
			if (failure instanceof Refused && failure.problem?.status === 403 && this.browser.identity !== null) {
				this.identityProblem.value = failure.problem;
				return tell(null);
			}
			throw failure;
		});
		if (answer.visitor !== visitor) {
			this.forget();
		}
		this.identity.value = answer.identity;
		this.storage.write({ visitor: answer.visitor });
	}

	end() {
		this.ended = true;
		this.outbox.end();
		this.unwatch();
		this.connection.close();
	}

	/** The window opens or closes. */
	opens(open: boolean) {
		this.resumed = false;
		this.storage.open = open;
	}

	/** The visitor turns to this tab, or leaves its page. */
	turnedTo(here: boolean) {
		if (here || this.storage.read().tab === this.tab) {
			this.storage.write({ tab: here ? this.tab : null });
		}
	}

	/** The agent's redirect that was told last; it is told again until it is known to have been heard. */
	private led: string | undefined;

	// All tabs are told; the one that was looked at last goes. When that is closed, one of the others does.
	private async redirect(id: string | undefined, url: string) {
		if (id !== undefined && id === this.led) {
			return;
		}
		this.led = id;
		if (this.storage.read().tab === null) {
			this.turnedTo(true);
			await new Promise((resolve) => setTimeout(resolve, AGREEING));
		}
		if (this.storage.read().tab !== this.tab) {
			return;
		}
		if (id) {
			this.connection.send({ type: 'answer', invitationId: id, accepted: true });
		}
		// The server lets through pages of the company's sites only.
		if (/^https?:/i.test(url)) {
			this.browser.goTo(url);
		}
	}

	/** Begins a conversation. @throws Refused with what is wrong in the form, or null when there is no line */
	start(wanted: Omit<Start, 'clientId' | 'proof'>): Promise<void> {
		return new Promise<void>((resolve, reject) => {
			// The same id with each attempt, so that pressing twice begins one conversation.
			const frame: Extract<BrowserFrame, { type: 'start' }> = {
				type: 'start',
				id: ++this.lastId,
				clientId: this.startId,
				proof: this.followed ?? this.cards.proof,
				...wanted,
			};
			this.starting = { frame, done: resolve, refused: (problem) => reject(new Refused(problem)) };
			if (!this.connection.send(frame)) {
				this.starting = null;
				reject(new Refused(null));
			}
		}).catch((failure) => this.reread(failure));
	}

	private startId = newId();

	// Nothing is asked of who follows a card; where something must be, the form asks it.
	private enter(proof: string) {
		this.followed = proof;
		this.entering.value = true;
		this.start({ departmentId: null, name: '', email: '', answers: [], message: '' })
			.catch(() => {})
			.finally(() => {
				this.entering.value = false;
			});
	}

	/** Writes a message. It is kept until the server has stored it, whatever happens to the page or the line. */
	write(text: string, file: Stored | null = null) {
		this.outbox.write(text, file);
		this.typing.sent();
	}

	private tellTyping(text: string) {
		const shown = this.conversation.value?.typingShown ?? false;
		this.connection.send({ type: 'typing', text: text === '' ? null : shown ? text.slice(0, 1000) : '' });
	}

	/** The visitor looks at the messages, or does not any more. */
	look(looking: boolean) {
		this.looking.value = looking;
		if (looking) {
			this.markSeen();
		}
	}

	private markSeen() {
		const seq = this.lastSeq;
		if (seq <= this.seen.value) {
			return;
		}
		this.seen.value = seq;
		this.storage.write({ seen: seq });
		clearTimeout(this.seenTimer);
		this.seenTimer = setTimeout(() => this.connection.send({ type: 'seen', seq: this.seen.value }), SEEN_AFTER);
	}

	/** The visitor ends the conversation. */
	finish() {
		this.connection.send({ type: 'end' });
	}

	/** Puts what was written to nobody into the form for a message that is left. */
	takeBack() {
		const written = this.messages.value.filter((each) => each.author === 'CUSTOMER').map((each) => each.text);
		const texts = [...written, ...this.outbox.unsent.value.map((each) => each.text), this.typing.draft];
		this.forms.takeBack(texts, this.conversation.value?.departmentId ?? '');
	}

	/** A message was left instead of waiting, which the server has ended by that. What somebody attends by now goes on. */
	giveUpWaiting() {
		if (this.conversation.value?.state !== 'ACTIVE') {
			this.leave();
		}
	}

	/** Leaves what is over, to begin anew. */
	leave() {
		this.forget();
		this.startId = newId();
	}

	/** The visitor opens the chat by its button; rules of the account may wait for that (GRD-31). */
	clicked() {
		if (this.conversation.value === null) {
			this.clickUntold = !this.connection.send({ type: 'open' });
		}
	}

	/** The button was pressed before there was a line. */
	private clickUntold = false;

	movedTo(page: Page) {
		this.connection.send({ type: 'page', ...page });
	}

	rate(stars: number, comment: string): Promise<void> {
		return this.tell<void>('/ratings', { conversationId: this.conversation.value?.id, stars, comment }).then(() => {
			const now = this.conversation.value;
			this.conversation.value = now && { ...now, ratable: false };
		});
	}

	sendTranscript(email: string): Promise<void> {
		return this.tell<void>('/transcripts', { conversationId: this.conversation.value?.id, email });
	}

	private messageId = newId();

	/** Leaves a message while nobody is there; the number of the ticket that it became. */
	async leaveMessage(form: object): Promise<number> {
		// The same id until it arrived, so that pressing twice leaves one message.
		const left = await this.tell<{ number: number }>('/offline-messages', {
			clientId: this.messageId,
			...form,
		}).catch((failure) => this.reread(failure));
		this.messageId = newId();
		this.forms.sent();
		return left.number;
	}

	private tell<T>(path: string, body: unknown): Promise<T> {
		return ask<T>(this.place, path, json(body, this.storage.read().visitor ?? ''));
	}

	private take(frame: ServerFrame) {
		switch (frame.type) {
			case 'welcome':
				this.welcomed(frame.conversation);
				if (this.clickUntold) {
					this.clickUntold = false;
					this.clicked();
				}
				break;
			case 'message':
				this.received(frame);
				break;
			case 'started':
				this.adopt(frame.conversation);
				this.forms.sent();
				this.started();
				break;
			case 'state':
				// One that is over and was left, which was rated in another tab, does not come back.
				if (frame.conversation?.state !== 'ENDED' || frame.conversation.id === this.conversation.value?.id) {
					this.adopt(frame.conversation);
				}
				break;
			case 'place':
				this.moved(frame.conversation, frame.position, frame.estimateSeconds);
				break;
			case 'ack':
				this.outbox.stored(frame.clientId);
				break;
			case 'error':
				this.failed(frame.id, frame.problem);
				break;
			case 'typing':
				this.agentTypes.value = frame.agent;
				clearTimeout(this.typingTimer);
				this.typingTimer = setTimeout(() => {
					this.agentTypes.value = false;
				}, TYPING_LASTS);
				break;
			case 'marks':
				this.conversation.value = this.conversation.value && { ...this.conversation.value, ...frame };
				break;
			case 'reset':
				this.messages.value = [];
				// Fewer each time, until they are few enough to come at once.
				this.leftOut = Math.max(0, frame.seq - this.most);
				this.most = Math.max(1, Math.floor(this.most / 2));
				this.connection.send(this.hello());
				break;
			case 'invitation':
				this.cards.show(frame);
				break;
			case 'invitation-over':
				this.cards.over(frame.id);
				break;
			case 'redirect':
				void this.redirect(frame.id, frame.url);
				break;
			case 'bye':
				this.unavailable.value = frame.reason === 'blocked';
				break;
		}
	}

	private hello(): Extract<BrowserFrame, { type: 'hello' }> {
		return {
			type: 'hello',
			visitor: this.storage.read().visitor ?? '',
			conversation: this.conversation.value?.id ?? this.storage.read().conversation,
			after: this.lastSeq || null,
			page: this.browser.page(),
			language: this.place.language,
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '',
			referrer: this.browser.referrer,
		};
	}

	private welcomed(conversation: Conversation | null) {
		if (!this.known.value) {
			this.heard = conversation?.lastSeq ?? 0;
		}
		this.known.value = true;
		if (conversation === null) {
			this.forget();
			// The line was cut before it arrived.
			if (this.starting) {
				this.connection.send(this.starting.frame);
			}
			return;
		}
		this.adopt(conversation);
		if (conversation.state !== 'ENDED') {
			this.started();
		}
		// What the server has already is answered with an ack, and not stored again.
		this.outbox.sendAgain();
	}

	private started() {
		this.forms.begunAs(this.starting?.frame.email ?? '');
		this.starting?.done();
		this.starting = null;
		this.followed = undefined;
	}

	private adopt(conversation: Conversation | null) {
		if (conversation === null) {
			this.forget();
			return;
		}
		if (this.conversation.value && this.conversation.value.id !== conversation.id) {
			this.messages.value = [];
			this.leftOut = 0;
			this.seen.value = 0;
			this.heard = 0;
		}
		this.conversation.value = this.placed(conversation);
		this.agentTypes.value = this.agentTypes.value && conversation.state === 'ACTIVE';
		this.storage.write({ conversation: conversation.id });
	}

	// A change of state is told without the place, which follows when it is another.
	private placed(conversation: Conversation): Conversation {
		const before = this.conversation.value;
		const waits = conversation.state === 'WAITING' || conversation.state === 'RINGING';
		if (!waits || conversation.position !== null || before?.id !== conversation.id) {
			return conversation;
		}
		return { ...conversation, position: before.position, estimateSeconds: before.estimateSeconds };
	}

	private moved(id: string, position: number, estimateSeconds: number | null) {
		const now = this.conversation.value;
		if (now?.id === id && now.state !== 'ACTIVE' && now.state !== 'ENDED') {
			this.conversation.value = { ...now, position, estimateSeconds };
		}
	}

	private forget() {
		this.conversation.value = null;
		this.messages.value = [];
		this.leftOut = 0;
		this.seen.value = 0;
		this.heard = 0;
		this.storage.write({ conversation: null, unsent: [], seen: 0, draft: '', email: '' });
		this.outbox.restore();
	}

	private received(message: Message) {
		if (this.messages.value.some((each) => each.seq === message.seq)) {
			return;
		}
		this.messages.value = [...this.messages.value, message].sort((one, other) => one.seq - other.seq);
		if (message.author === 'CUSTOMER' && message.clientId !== null) {
			this.outbox.stored(message.clientId);
		}
		if (message.author === 'AGENT') {
			this.agentTypes.value = false;
			this.connection.send({ type: 'got', seq: message.seq });
		}
		if (this.looking.value) {
			this.markSeen();
		} else if (message.author === 'AGENT' && message.seq > this.heard) {
			this.browser.heard();
		}
		this.heard = Math.max(this.heard, message.seq);
	}

	private failed(id: number | undefined, problem: Problem) {
		if (this.starting !== null && this.starting.frame.id === id) {
			this.starting.refused(problem);
			this.starting = null;
			return;
		}
		if (!this.outbox.failed(id, problem)) {
			this.problem.value = problem;
		}
	}
}
