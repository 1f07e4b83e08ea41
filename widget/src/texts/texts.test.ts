import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageOf } from '.';

const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('The texts', () => {
	it.each(['en', 'es'] as const)('are complete in %s, with the same names to fill in', (language) => {
		const source: Record<string, string> = LANGUAGES['pt-BR'];
		const texts: Record<string, string> = LANGUAGES[language];
		expect(Object.keys(texts)).toEqual(Object.keys(source));
		for (const key of Object.keys(source)) {
			expect(names(texts[key]), key).toEqual(names(source[key]));
		}
	});

	it('are those of the first language wanted that there is', () => {
		expect(languageOf([null, 'fr', 'es-AR', 'en'])).toBe('es');
		expect(languageOf(['pt'])).toBe('pt-BR');
		expect(languageOf(['ja'])).toBe('pt-BR');
	});
});
