import { expect, it } from 'vitest';
import { blockIsOver } from './over';

it('tells a block whose time is over from one that still holds (CHT-5)', () => {
	const now = Date.parse('2026-11-28T12:00:00Z');
	expect(blockIsOver({ expiresAt: '2026-11-28T12:00:00Z' }, now)).toBe(true);
	expect(blockIsOver({ expiresAt: '2026-11-28T12:00:01Z' }, now)).toBe(false);
	expect(blockIsOver({ expiresAt: null }, now)).toBe(false);
});
