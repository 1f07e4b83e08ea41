import { afterEach, beforeEach, vi } from 'vitest';
import { Session } from '../session';
import { Storage } from '../storage';
import { FakeServer } from './server';

/** What Clara fills in before a conversation. */
export const CLARA = { departmentId: 'd1', name: 'Clara', email: 'clara@example.com', answers: [], message: 'Oi' };

/** The shop whose pages tests open, with time that passes when they say so and a server of its own for each of them. */
export class Shop {
	server = new FakeServer();
	/** Told when a message of the other side came while nobody looked. */
	readonly heard = vi.fn();
	private readonly sessions: Session[] = [];

	constructor() {
		beforeEach(() => {
			vi.useFakeTimers();
			localStorage.clear();
			this.heard.mockClear();
			this.server = new FakeServer();
			this.server.install();
		});
		afterEach(() => {
			this.sessions.splice(0).forEach((each) => each.end());
			vi.useRealTimers();
		});
	}

	/** A tab of the shop's page. */
	async tab(identity: string | null = null, goTo = vi.fn()): Promise<Session> {
		const session = this.page(identity, goTo);
		void session.begin();
		await pass(100);
		return session;
	}

	/** A tab before anything has happened in it. */
	page(identity: string | null = null, goTo = vi.fn()): Session {
		const session = new Session({ key: 'k', server: 'http://chat.example', language: 'pt-BR' }, new Storage('k'), {
			page: () => ({ url: 'http://shop.example/', title: 'Loja' }),
			goTo,
			heard: this.heard,
			referrer: '',
			identity,
		});
		this.sessions.push(session);
		return session;
	}

	/** A tab in which Clara speaks with an agent. */
	async talking(): Promise<Session> {
		const session = await this.tab();
		await session.start(CLARA);
		this.server.agentAnswers();
		return session;
	}
}

export const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

export const texts = (session: Session) =>
	session.messages.value.filter((each) => each.kind === 'TEXT').map((each) => each.text);
