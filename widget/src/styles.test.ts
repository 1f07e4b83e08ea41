import { expect, it } from 'vitest';
import { readableOn } from './styles';

it.each([
	['#0b7285', '#ffffff'],
	['#ffd43b', '#1a1b1e'],
	['#000000', '#ffffff'],
	['#ffffff', '#1a1b1e'],
])('writes on %s in %s', (color, ink) => {
	expect(readableOn(color)).toBe(ink);
});
