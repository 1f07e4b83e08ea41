import { describe, expect, it } from 'vitest';
import { contrast, shadesOf } from './accent';

const WHITE = '#ffffff';
const DARK = '#242424';

describe('the accent of a company', () => {
	it.each(['#0b6e6e', '#8a2c5d', '#000080', '#757575', '#c00000'])('reads in both schemes: %s', (colour) => {
		const shades = shadesOf(colour);
		expect(shades).toHaveLength(10);
		expect(contrast(shades[7] as string, WHITE)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(shades[6] as string, WHITE)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(shades[4] as string, DARK)).toBeGreaterThanOrEqual(4.5);
		expect(contrast(shades[2] as string, DARK)).toBeGreaterThanOrEqual(4.5);
	});
});
