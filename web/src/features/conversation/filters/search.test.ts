import { expect, it } from 'vitest';
import { setTimeZone } from '../../../frame/format';
import { askedBy, isNarrowed, readSearch, writeSearch } from './search';

const LABEL = '0192f0c1-1111-7000-8000-000000000001';

it('reads and writes what a list is narrowed by in the address (WCH-11)', () => {
	const search = readSearch({ view: 'ENDED', labelId: LABEL, openedFrom: '2026-11-02', numberTo: '300' });
	expect(search).toEqual({ view: 'ENDED', labelId: LABEL, openedFrom: '2026-11-02', numberTo: '300' });
	expect(readSearch(writeSearch(search))).toEqual(search);
	expect(isNarrowed(search)).toBe(true);
	expect(writeSearch(readSearch({}))).toEqual({});
	expect(isNarrowed(readSearch({ view: 'ENDED' }))).toBe(false);
});

it('leaves out of an address what nobody could have chosen', () => {
	const odd = {
		view: 'TUDO',
		labelId: 'x',
		openedFrom: '2026-13-40',
		openedTo: 'ontem',
		numberFrom: '-1',
		agentId: null,
	};
	expect(readSearch(odd)).toEqual({ view: 'MINE' });
});

it('asks for whole days where the agent is (WCH-11)', () => {
	setTimeZone('America/Sao_Paulo');
	expect(askedBy(readSearch({ openedFrom: '2026-11-02', openedTo: '2026-11-02' }))).toEqual({
		view: 'MINE',
		openedFrom: '2026-11-02T03:00:00.000Z',
		openedTo: '2026-11-03T03:00:00.000Z',
	});
});
