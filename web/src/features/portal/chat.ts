import { chatToken } from './api';

/** Whose chat stands on the page, and for whom. */
export interface Wanted {
	account: string;
	key: string;
	language: string;
	/** Who is signed in; null for nobody. */
	customer: string | null;
}

let shown: { name: string; end(): void } | null = null;
let leaving: ReturnType<typeof setTimeout> | undefined;

/**
 * Puts the company's chat on the page, by the same script as on any site (WCH-2). It stays while one goes from page to page, and
 * begins anew for whoever signs in or out.
 *
 * @return takes it away, unless the next page wants the same
 */
export function showChat(wanted: Wanted): () => void {
	clearTimeout(leaving);
	const name = JSON.stringify(wanted);
	if (shown?.name !== name) {
		shown?.end();
		shown = { name, end: begin(wanted) };
	}
	return () => {
		leaving = setTimeout(() => {
			shown?.end();
			shown = null;
		});
	};
}

const take = () => document.querySelector('balcao-chat')?.dispatchEvent(new Event('end'));

function begin({ account, key, language, customer }: Wanted): () => void {
	const script = document.createElement('script');
	let ended = false;
	const load = (token: string | null) => {
		if (ended) {
			return;
		}
		script.src = '/widget.js';
		Object.assign(script.dataset, { key, language }, token === null ? {} : { token });
		// It comes about however late it is loaded.
		script.onload = () => ended && take();
		document.body.append(script);
	};
	if (customer === null) {
		load(null);
	} else {
		// Without a token nobody chats in another's name: the portal goes on without its chat.
		chatToken(account).then(
			({ token }) => load(token),
			() => {},
		);
	}
	return () => {
		ended = true;
		take();
		script.remove();
	};
}
