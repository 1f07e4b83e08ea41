// What opens within a dialog or a panel closes by Escape without closing that. Calendars and times leave some of their
// parts without the mark by which dialogs know, so the key gets it on its way down: this listener is there before any
// dialog's.
const MARK = 'data-mantine-stop-propagation';
const PICKER = `[data-dates-dropdown], [${MARK}="true"]`;
const ofPickers = new WeakSet<Event>();

window.addEventListener(
	'keydown',
	(event) => {
		const { key, target } = event;
		if (key !== 'Escape' || !(target instanceof Element) || !target.closest(PICKER)) {
			return;
		}
		ofPickers.add(event);
		if (!target.hasAttribute(MARK)) {
			target.setAttribute(MARK, 'true');
			setTimeout(() => target.removeAttribute(MARK));
		}
	},
	{ capture: true },
);

/** Whether the key closes a calendar, a time or the choices of a field, and nothing around it. */
export function closesPicker(event: KeyboardEvent): boolean {
	return ofPickers.has(event);
}

/** For a panel with fields, which must not close by keys of its own: closes it unless the key was meant for a field. */
export function closingPanel(close: () => void) {
	return ({ key, nativeEvent }: React.KeyboardEvent) => {
		if (key === 'Escape' && !closesPicker(nativeEvent)) {
			close();
		}
	};
}
