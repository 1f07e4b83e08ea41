import { expect, it } from 'vitest';
import { countryName } from './countries';

it('calls countries by their name in the reader’s language (GRD-2)', () => {
	expect(countryName('BR', 'pt-BR')).toBe('Brasil');
	expect(countryName('DE', 'en')).toBe('Germany');
	expect(countryName('nowhere', 'es')).toBe('nowhere');
});
