import { expect, it } from 'vitest';
import { readableOn } from './styles';

it.each([
	['#0b7285', '#ffffff'],
	['#ffd43b', '#000000'],
	['#000000', '#ffffff'],
	['#1971c2', '#ffffff'],
	['#7d7d7d', '#000000'],
	['#ffffff', '#000000'],
])('writes on %s in %s', (color, ink) => {
	expect(readableOn(color)).toBe(ink);
});
