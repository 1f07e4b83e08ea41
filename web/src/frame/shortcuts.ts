const EVENT = 'balcao:shortcuts';

/** Opens the list of shortcuts, from wherever. */
export function showShortcuts() {
	window.dispatchEvent(new Event(EVENT));
}

export function onShowShortcuts(listener: () => void): () => void {
	window.addEventListener(EVENT, listener);
	return () => window.removeEventListener(EVENT, listener);
}
