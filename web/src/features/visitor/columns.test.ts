import { afterEach, expect, it } from 'vitest';
import { chooseColumns, chosenColumns, OPTIONAL } from './columns';

afterEach(() => localStorage.clear());

it('keeps the columns that one chose, in their order (GRD-2)', () => {
	expect(chosenColumns()).toContain('page');
	chooseColumns(['ip', 'page']);
	expect(chosenColumns()).toEqual(['page', 'ip']);
	chooseColumns([]);
	expect(chosenColumns()).toEqual([]);
});

it('shows the usual ones when what is kept is none of ours', () => {
	localStorage.setItem('balcao:visitor-columns', '{"a":');
	expect(chosenColumns().length).toBeGreaterThan(0);
	localStorage.setItem('balcao:visitor-columns', '["planet","page"]');
	expect(chosenColumns()).toEqual(['page']);
	expect(OPTIONAL).not.toContain('planet');
});
