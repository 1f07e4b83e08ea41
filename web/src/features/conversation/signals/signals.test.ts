import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChatSignal, type News, opened, ringUntil, signal, withdrawOffer } from './signals';
import { chime, ring } from './sound';

vi.mock('./sound', () => ({ chime: vi.fn(), ring: vi.fn() }));

const ALL: ChatSignal[] = ['OFFER_SOUND', 'OFFER_BROWSER', 'MESSAGE_SOUND', 'MESSAGE_BROWSER'];

class FakeNotification {
	static shown: FakeNotification[] = [];
	onclick: (() => void) | null = null;
	close = vi.fn();
	constructor(readonly title: string) {
		FakeNotification.shown.push(this);
	}
}

/** Locks as browsers give them to tabs: one at a time, the next when it is given back or its wait is called off. */
function fakeLocks() {
	const ends = new Map<string, Promise<unknown>>();
	return {
		request: async (
			name: string,
			options: { ifAvailable?: boolean; signal?: AbortSignal },
			run: (lock: object | null) => Promise<void>,
		) => {
			if (options.ifAvailable && ends.has(name)) {
				return run(null);
			}
			const mine = (ends.get(name) ?? Promise.resolve()).then(() => (options.signal?.aborted ? undefined : run({})));
			ends.set(name, mine);
			await mine;
			if (ends.get(name) === mine) {
				ends.delete(name);
			}
		},
	};
}

let number = 0;
const news = (change: Partial<News> = {}): News => ({
	about: 'MESSAGE',
	name: `conversation:c1:${++number}`,
	conversationId: 'c1',
	title: 'Mensagem de Clara',
	body: 'Bom dia',
	at: new Date().toISOString(),
	...change,
});
const tab = { wanted: ALL, browser: true, language: 'pt-BR', open: vi.fn() };
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('Notification', FakeNotification);
	FakeNotification.shown = [];
	Object.defineProperty(navigator, 'locks', { configurable: true, value: fakeLocks() });
	vi.spyOn(document, 'hasFocus').mockReturnValue(false);
});

afterEach(() => {
	Reflect.deleteProperty(navigator, 'locks');
	vi.clearAllMocks();
	vi.restoreAllMocks();
	vi.useRealTimers();
});

describe('What customers write', () => {
	it('sounds and is shown once, however many tabs are open, and a click leads there (NTF-12)', async () => {
		const one = news();
		void signal(one, tab);
		void signal(one, tab);
		await pass(1_000);
		expect(chime).toHaveBeenCalledTimes(1);
		expect(FakeNotification.shown.map((each) => each.title)).toEqual(['Mensagem de Clara']);
		void signal(news(), tab);
		await pass(1_000);
		expect(chime).toHaveBeenCalledTimes(2);
		FakeNotification.shown[0]?.onclick?.();
		expect(tab.open).toHaveBeenCalledWith('c1');
	});

	it('makes no noise in a conversation that one looks at, in whichever tab (NTF-12)', async () => {
		const one = news();
		void signal(one, tab);
		vi.spyOn(document, 'hasFocus').mockReturnValue(true);
		const close = opened('c1');
		void signal(one, tab);
		await pass(1_000);
		expect(chime).not.toHaveBeenCalled();
		expect(FakeNotification.shown).toHaveLength(0);
		void signal(news({ conversationId: 'c2' }), tab);
		await pass(1_000);
		expect(chime).toHaveBeenCalledTimes(1);
		close();
		void signal(news(), tab);
		await pass(1_000);
		expect(chime).toHaveBeenCalledTimes(2);
	});

	it('is told as far as its agent wants, and not long after (NTF-12)', async () => {
		void signal(news(), { ...tab, wanted: ['MESSAGE_BROWSER'] });
		await pass(1_000);
		expect(chime).not.toHaveBeenCalled();
		expect(FakeNotification.shown).toHaveLength(1);
		void signal(news(), { ...tab, browser: false });
		await pass(1_000);
		expect(chime).toHaveBeenCalledTimes(1);
		expect(FakeNotification.shown).toHaveLength(1);
		void signal(news({ at: new Date(Date.now() - 120_000).toISOString() }), tab);
		await pass(1_000);
		expect(chime).toHaveBeenCalledTimes(1);
	});
});

describe('What is offered', () => {
	it('is not shown outside of the page to who is in it, and taken away once it is over (NTF-12)', async () => {
		const offer = () => news({ about: 'OFFER' });
		void signal(offer(), tab);
		await pass(1_000);
		expect(FakeNotification.shown).toHaveLength(1);
		withdrawOffer('c1');
		expect(FakeNotification.shown[0]?.close).toHaveBeenCalled();
		vi.spyOn(document, 'hasFocus').mockReturnValue(true);
		void signal(offer(), tab);
		await pass(1_000);
		expect(FakeNotification.shown).toHaveLength(1);
	});

	it('rings in one tab, and in another when that one is through (NTF-12)', async () => {
		const [first, second] = [new AbortController(), new AbortController()];
		ringUntil(first.signal);
		ringUntil(second.signal);
		await pass(3_500);
		expect(ring).toHaveBeenCalledTimes(2);
		first.abort();
		await pass(100);
		expect(ring).toHaveBeenCalledTimes(3);
		second.abort();
		await pass(10_000);
		expect(ring).toHaveBeenCalledTimes(3);
	});
});
