import { expect, test } from 'vitest';
import { readPeople } from './people';

test('a pasted list is taken apart, and what is no address stays to be corrected', () => {
	expect(readPeople('um@fora.example, "Três Dias" <TRES@fora.example>;\nnão é e-mail; ruim@@x')).toEqual({
		people: [
			{ address: 'um@fora.example', name: '' },
			{ address: 'tres@fora.example', name: 'Três Dias' },
		],
		rest: 'não é e-mail, ruim@@x',
	});
	expect(readPeople(' , ')).toEqual({ people: [], rest: '' });
});
