import type { Content, Editor } from '@tiptap/react';
import { useCallback, useRef, useState } from 'react';

/**
 * A key that, typed where a word begins, opens a list of what can be put there. The key stays in the text until
 * something is chosen.
 */
export function useTypedKey(key: string) {
	const [called, setCalled] = useState(0);
	/** Where the key stands; null when the list was opened by its button. */
	const place = useRef<number | null>(null);

	const onText = useCallback(
		(before: string, position: number, typed: string) => {
			if (typed === key && /(^|\s)$/.test(before)) {
				place.current = position;
				// The letter is put into the text first.
				setTimeout(() => setCalled((times) => times + 1));
			}
		},
		[key],
	);

	const insert = useCallback((editor: Editor | null, content: Content) => {
		const chain = editor?.chain().focus();
		if (place.current !== null) {
			chain?.deleteRange({ from: place.current, to: place.current + 1 });
		}
		chain?.insertContent(content).run();
		place.current = null;
	}, []);

	/** What was typed on in the text before the list could have the focus; it is the beginning of what is searched. */
	const takeTyped = useCallback((editor: Editor | null) => {
		const from = (place.current ?? 0) + 1;
		const to = editor?.state.selection.head ?? 0;
		if (!editor || place.current === null || to <= from) {
			return '';
		}
		const text = editor.state.doc.textBetween(from, to, ' ');
		editor.commands.deleteRange({ from, to });
		return text;
	}, []);

	const leave = useCallback((editor: Editor | null, how: 'escape' | 'space' | 'backspace') => {
		const chain = editor?.chain().focus();
		if (how === 'space') {
			chain?.insertContent(' ');
		} else if (how === 'backspace' && place.current !== null) {
			chain?.deleteRange({ from: place.current, to: place.current + 1 });
		}
		chain?.run();
		place.current = null;
	}, []);

	return { called, onText, takeTyped, insert, leave };
}
