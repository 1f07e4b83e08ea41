import type { OwnData } from '../../../api/types';
import { inOneTab } from '../../notify/browser/inOneTab';
import { chime, ring } from './sound';

export type ChatSignal = OwnData['chatSignals'][number];

/** Something of the chat that an agent is to notice although they look at something else. */
export interface News {
	about: 'OFFER' | 'MESSAGE';
	/** The same in all tabs, and another for each event. */
	name: string;
	conversationId: string;
	title: string;
	body: string;
	/** When it happened. */
	at: string;
}

interface Listener {
	wanted: ChatSignal[];
	/** Whether this browser may show anything outside of the page. */
	browser: boolean;
	language: string;
	open: (conversationId: string) => void;
}

/** Older news came while the computer slept: the lists have it. */
const FRESH = 60_000;

const shown = new Map<string, Notification>();

/** The conversations whose messages this tab shows. */
const open = new Set<string>();

/** Says that a conversation's messages are shown here, until what it answers is called. */
export function opened(conversationId: string): () => void {
	open.add(conversationId);
	return () => open.delete(conversationId);
}

/** Whether an agent has a conversation before their eyes, in this tab. */
const isLookedAt = (conversationId: string) => isHere() && open.has(conversationId);

const isHere = () => document.visibilityState === 'visible' && document.hasFocus();

/**
 * Sounds, and shows outside of the page, what its agent wants to know of (NTF-12): once, however many tabs hear of
 * it, and not at all while they look at that conversation. An offer stands on every page of the console, so whoever is
 * in any of them only hears it.
 */
export async function signal(news: News, { wanted, browser, language, open }: Listener) {
	if (Date.now() - Date.parse(news.at) > FRESH) {
		return;
	}
	const show = () => {
		if (!browser || !wanted.includes(`${news.about}_BROWSER`)) {
			return;
		}
		const notification = new Notification(news.title, { body: news.body, tag: tagOf(news), lang: language });
		shown.set(tagOf(news), notification);
		notification.onclick = () => {
			window.focus();
			notification.close();
			open(news.conversationId);
		};
	};
	if (news.about === 'OFFER') {
		await inOneTab(`chat:${news.name}`, isHere(), show);
		return;
	}
	await inOneTab(`chat:${news.name}`, isLookedAt(news.conversationId), () => {
		if (wanted.includes('MESSAGE_SOUND')) {
			chime();
		}
		show();
	});
}

const tagOf = ({ about, conversationId }: Pick<News, 'about' | 'conversationId'>) => `chat:${about}:${conversationId}`;

/** Takes away what was shown of an offer that is over. */
export function withdrawOffer(conversationId: string) {
	const tag = tagOf({ about: 'OFFER', conversationId });
	shown.get(tag)?.close();
	shown.delete(tag);
}

/** How often an offer sounds while it rings, in milliseconds. */
const EVERY = 3_000;

/** Rings until it is told to end, in one tab of those that want to: another goes on when that one is closed. */
export function ringUntil(ended: AbortSignal) {
	const ringing = () => {
		ring();
		const timer = setInterval(ring, EVERY);
		return new Promise<void>((resolve) =>
			ended.addEventListener('abort', () => {
				clearInterval(timer);
				resolve();
			}),
		);
	};
	if (!('locks' in navigator)) {
		// Without a secure connection tabs cannot agree.
		void ringing();
		return;
	}
	navigator.locks.request('balcao:chat-rings', { signal: ended }, ringing).catch(() => undefined);
}
