import { render } from 'preact';
import { Session } from './session';
import type { Place } from './settings';
import { beep } from './sound';
import { storageOf } from './storage';
import { sheet } from './styles';
import { languageOf, translator } from './texts';
import { Widget } from './ui/Widget';

/** How many characters of a key tell the account. */
const ACCOUNT = 21;

/**
 * Brings up the chat in a tree of its own, where the page's styles do not reach. Does nothing on a page that has it.
 *
 * @param wanted.language the language asked for; null for the page's, else the browser's
 * @param wanted.token who the visitor is, signed by the company; null for anybody
 * @param wanted.whole whether it is all of the page, instead of a window in a corner
 */
export function begin(wanted: {
	key: string;
	server: string;
	language: string | null;
	token: string | null;
	whole: boolean;
}) {
	if (document.querySelector('balcao-chat')) {
		return;
	}
	const place: Place = {
		key: wanted.key,
		server: wanted.server,
		language: languageOf([wanted.language, document.documentElement.lang, ...navigator.languages]),
	};
	// The beginning of a key is the account's: what a browser knows outlives a change of the key.
	const own = wanted.whole && wanted.server === location.origin;
	const storage = storageOf(wanted.key.slice(0, ACCOUNT), Boolean(wanted.token), own);
	const session = new Session(place, storage, {
		page: () => ({ url: location.href, title: document.title }),
		goTo: (url) => location.assign(url),
		heard: beep,
		referrer: document.referrer,
		identity: wanted.token || null,
	});
	const host = document.createElement('balcao-chat');
	const root = host.attachShadow({ mode: 'open' });
	root.adoptedStyleSheets = [sheet()];
	document.body.append(host);
	render(<Widget session={session} say={translator(place.language)} whole={wanted.whole} host={host} />, root);
	const over = new AbortController();
	watchPage(session, over.signal);
	watchTab(session, over.signal);
	// A page that lives on may take it away, as when somebody signs out.
	host.addEventListener('end', () => {
		over.abort();
		session.end();
		render(null, root);
		host.remove();
	});
	void session.begin();
}

// Pages that change without loading anew tell of it in no other way.
function watchPage(session: Session, signal: AbortSignal) {
	let last = location.href;
	const look = () => {
		if (location.href !== last) {
			last = location.href;
			session.movedTo({ url: last, title: document.title });
		}
	};
	addEventListener('popstate', look, { signal });
	const timer = setInterval(look, 2_000);
	signal.addEventListener('abort', () => clearInterval(timer));
}

function watchTab(session: Session, signal: AbortSignal) {
	const turn = () => document.visibilityState === 'visible' && session.turnedTo(true);
	turn();
	addEventListener('focus', turn, { signal });
	document.addEventListener('visibilitychange', turn, { signal });
	addEventListener('pagehide', () => session.turnedTo(false), { signal });
}
