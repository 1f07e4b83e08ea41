import { describe, expect, it } from 'vitest';
import { actionOf, keysOf } from '../../actions/keys';
import type { OfferedAction } from '../../actions/types';
import { conversationActions, listActions, offerActions, stepped, writingActions } from './actions';

const all = [...conversationActions, ...writingActions, ...listActions, ...offerActions];
const offered = all.map((each) => ({ ...each, run: () => undefined }) as OfferedAction);

function pressed(key: string, change: KeyboardEventInit = {}, tag = 'div') {
	const place = document.body.appendChild(document.createElement(tag));
	const event = new KeyboardEvent('keydown', { key, ...change, bubbles: true });
	let found: OfferedAction | undefined;
	place.addEventListener('keydown', (heard) => {
		found = actionOf(heard, offered);
	});
	place.dispatchEvent(event);
	place.remove();
	return found?.name;
}

describe('The keys of conversations', () => {
	it('are each of one action, and of none of the frame', () => {
		const keys = all.flatMap((each) => each.shortcut ?? []);
		expect(new Set(keys).size).toBe(keys.length);
		expect(keys.filter((each) => ['N', 'H', 'T', '?'].includes(each))).toEqual([]);
	});

	it('are single letters outside of fields, and with Alt inside of them too', () => {
		expect(pressed('e')).toBe('conversation.end');
		expect(pressed('e', {}, 'textarea')).toBeUndefined();
		expect(pressed('e', { ctrlKey: true })).toBeUndefined();
		expect(pressed('e', { altKey: true })).toBeUndefined();
		expect(pressed('ArrowDown', { altKey: true }, 'textarea')).toBe('conversation.next');
		expect(pressed('ArrowDown')).toBeUndefined();
		expect(keysOf('Alt+ArrowDown')).toEqual(['Alt', '↓']);
	});

	it('lead through the list without leaving it', () => {
		expect(stepped(['a', 'b'], 'a', 1)).toBe('b');
		expect(stepped(['a', 'b'], 'b', 1)).toBe('b');
		expect(stepped(['a', 'b'], 'b', -1)).toBe('a');
		expect(stepped(['a', 'b'], null, 1)).toBe('a');
		expect(stepped(['a', 'b'], 'elsewhere', -1)).toBe('a');
		expect(stepped([], 'a', 1)).toBeNull();
	});
});
