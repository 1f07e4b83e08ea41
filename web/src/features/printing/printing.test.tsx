import { describe, expect, it } from 'vitest';
import type { PrintPlaceholder } from '../../api/types';
import { resources } from '../../i18n';
import { written } from './PlaceholderMenu';

describe('placeholders of a template', () => {
	it('are written as the template needs them, lists with what each item has (PRN-5)', () => {
		expect(written({ name: 'customer.name', kind: 'TEXT', items: [] })).toBe('{{customer.name}}');
		const list: PrintPlaceholder = { name: 'replies', kind: 'LIST', items: ['author', 'text'] };
		expect(written(list)).toBe('{{#replies}}\n<p>{{author}} {{text}}</p>\n{{/replies}}');
	});

	it('have a name in each language', () => {
		const names = (language: string) =>
			Object.keys((resources[language].printing as { placeholder: Record<string, string> }).placeholder);
		expect(names('en')).toEqual(names('pt-BR'));
		expect(names('es')).toEqual(names('pt-BR'));
		expect(names('en')).toHaveLength(27);
	});
});
