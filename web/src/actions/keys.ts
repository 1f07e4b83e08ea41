import type { OfferedAction } from './types';

const ARROWS: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓' };

/** A shortcut's keys, as they are shown. */
export const keysOf = (shortcut: string) => shortcut.split('+').map((key) => ARROWS[key] ?? key);

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';
const ASKING = '[role="dialog"], [role="menu"]';

/** The action whose shortcut was pressed, the last that was offered of several. */
export function actionOf(event: KeyboardEvent, offered: OfferedAction[]): OfferedAction | undefined {
	const target = event.target as HTMLElement;
	if (event.ctrlKey || event.metaKey || event.defaultPrevented || target.closest(event.altKey ? ASKING : TYPING)) {
		return undefined;
	}
	const pressed = (event.altKey ? `Alt+${event.key}` : event.key).toLowerCase();
	return offered.findLast((each) => each.shortcut?.toLowerCase() === pressed);
}
