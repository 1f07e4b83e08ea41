import { useEffect, useRef, useState } from 'react';

interface RowKeys {
	/** Keys of the rows, in their order. */
	keys: string[];
	onOpen?: (key: string) => void;
	onSelect?: (key: string) => void;
	/** Brings a row into view. */
	show: (key: string) => void;
}

const TYPING =
	'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]';
const ACTING = 'button, a, input';

/** j and k move a mark through the rows, Enter opens the marked one, x picks it. Answers the marked row's key. */
export function useRowKeys(options: RowKeys): string | null {
	const [current, setCurrent] = useState<string | null>(null);
	const latest = useRef({ ...options, current });
	latest.current = { ...options, current };
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const { keys, onOpen, onSelect, show, current: marked } = latest.current;
			const target = event.target as HTMLElement;
			if (event.ctrlKey || event.metaKey || event.altKey || target.closest(TYPING)) {
				return;
			}
			const index = marked === null ? -1 : keys.indexOf(marked);
			if (event.key === 'j' || event.key === 'k') {
				const next = keys[Math.max(0, Math.min(keys.length - 1, index + (event.key === 'j' ? 1 : -1)))];
				if (next !== undefined) {
					setCurrent(next);
					show(next);
				}
			} else if (event.key === 'x' && index >= 0) {
				onSelect?.(keys[index]);
			} else if (event.key === 'Enter' && index >= 0 && !target.closest(ACTING)) {
				onOpen?.(keys[index]);
			}
		};
		document.addEventListener('keydown', press);
		return () => document.removeEventListener('keydown', press);
	}, []);
	return current;
}
