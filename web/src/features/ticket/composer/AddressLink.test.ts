import { expect, it } from 'vitest';
import { withScheme } from './AddressLink';

it.each([
	['exemplo.com.br/x', 'https://exemplo.com.br/x'],
	['//exemplo.com.br', 'https://exemplo.com.br'],
	['exemplo.com.br:8080/x', 'https://exemplo.com.br:8080/x'],
	[' http://exemplo.com.br ', 'http://exemplo.com.br'],
	['ana@exemplo.com.br', 'mailto:ana@exemplo.com.br'],
	['tel:+551133334444', 'tel:+551133334444'],
	['exemplo.com.br/@ana', 'https://exemplo.com.br/@ana'],
	['', ''],
])('a link typed as %s leads to %s', (typed, whole) => {
	expect(withScheme(typed)).toBe(whole);
});
