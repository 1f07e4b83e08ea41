/** What may be shown of visitors beside what they do and who they are (GRD-2). */
export const OPTIONAL = [
	'page',
	'onPage',
	'onSite',
	'pages',
	'visits',
	'email',
	'referrer',
	'browser',
	'ip',
	'country',
	'city',
	'agent',
] as const;

export type OptionalColumn = (typeof OPTIONAL)[number];

const USUAL: OptionalColumn[] = ['page', 'onPage', 'onSite', 'pages', 'visits', 'agent'];
const NAME = 'balcao:visitor-columns';

/** Those that one has chosen in this browser. What is not understood there counts for nothing. */
export function chosenColumns(): OptionalColumn[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? 'null');
		return Array.isArray(kept) ? OPTIONAL.filter((each) => kept.includes(each)) : USUAL;
	} catch {
		return USUAL;
	}
}

export function chooseColumns(columns: OptionalColumn[]) {
	try {
		localStorage.setItem(NAME, JSON.stringify(columns));
	} catch {
		// They last as long as the page then.
	}
}
