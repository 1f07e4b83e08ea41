import { dayBegins } from '../../../frame/format';
import { type ConversationFilters, VIEWS, type View } from '../api';

/** What a list of conversations is narrowed by besides its view, as it stands in the address (WCH-11). */
export const FILTERS = [
	'customerId',
	'departmentId',
	'agentId',
	'labelId',
	'openedFrom',
	'openedTo',
	'numberFrom',
	'numberTo',
] as const;

export type FilterName = (typeof FILTERS)[number];

export type ConversationSearch = { view: View } & { [name in FilterName]?: string };

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const PROTOCOL = /^\d{1,15}$/;
const ID = /^[\da-f-]{36}$/i;

const FORMS: Record<FilterName, RegExp> = {
	customerId: ID,
	departmentId: ID,
	agentId: ID,
	labelId: ID,
	openedFrom: DAY,
	openedTo: DAY,
	numberFrom: PROTOCOL,
	numberTo: PROTOCOL,
};

/** What an address says of the list; what nobody could have chosen counts for nothing. */
export function readSearch(search: Record<string, unknown>): ConversationSearch {
	const view = VIEWS.find((each) => each === search.view) ?? 'MINE';
	const chosen = FILTERS.map((name) => [name, String(search[name] ?? '')] as const).filter(([name, value]) =>
		FORMS[name].test(value),
	);
	return { view, ...Object.fromEntries(chosen) };
}

/** The same as the address holds it: what is usual is left out. */
export function writeSearch({ view, ...filters }: ConversationSearch): Record<string, string> {
	const chosen = FILTERS.flatMap((name) => (filters[name] ? [[name, filters[name]]] : []));
	return Object.fromEntries(view === 'MINE' ? chosen : [['view', view], ...chosen]);
}

/** The same as the server is asked: days are whole ones where the agent is. */
export function askedBy({ openedFrom, openedTo, ...search }: ConversationSearch): ConversationFilters {
	return {
		...search,
		...(openedFrom && { openedFrom: dayBegins(openedFrom) }),
		...(openedTo && { openedTo: dayBegins(openedTo, 1) }),
	};
}

export const isNarrowed = (search: ConversationSearch) => FILTERS.some((name) => search[name]);
