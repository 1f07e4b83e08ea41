/** What narrows a search; the server understands each in every language, and the console offers that of its reader. */
export const OPERATORS = ['from', 'to', 'status', 'tag', 'before', 'after'] as const;
export type Operator = (typeof OPERATORS)[number];

const SPELLINGS: Record<Operator, string[]> = {
	from: ['de', 'from'],
	to: ['para', 'to'],
	status: ['status', 'situacao', 'situation', 'situacion', 'estado'],
	tag: ['etiqueta', 'tag'],
	before: ['antes', 'before'],
	after: ['depois', 'after', 'despues'],
};

/** Fewer letters of a name are not searched for. */
const SHORTEST_NAME = 3;

/** The word before the caret: where it begins, and what it is. */
export interface Word {
	start: number;
	/** As typed, before the colon; all of it without one. */
	name: string;
	operator: Operator | null;
	/** After the colon, without its quotes; null without a colon. */
	value: string | null;
}

export function wordAt(text: string, caret: number): Word {
	const before = text.slice(0, caret);
	const narrowing = /(?:^|\s)((\p{L}{2,}):\s*(?:"([^"]*)"?|([^\s"]*)))$/u.exec(before);
	const name = narrowing?.[2] ?? '';
	const operator = operatorOf(name);
	if (operator !== null) {
		return {
			start: caret - (narrowing?.[1] ?? '').length,
			name,
			operator,
			value: narrowing?.[3] ?? narrowing?.[4] ?? '',
		};
	}
	const word = /[^\s"]*$/.exec(before)?.[0] ?? '';
	return { start: caret - word.length, name: word, operator: null, value: null };
}

export function operatorOf(word: string): Operator | null {
	const folded = fold(word);
	return OPERATORS.find((each) => SPELLINGS[each].includes(folded)) ?? null;
}

/** Whether a search ends in an operator that says nothing yet: whoever types it is not to be told so. */
export function isUnfinished(text: string): boolean {
	const { operator, value } = wordAt(text, text.length);
	if (operator === null || value === null) {
		return false;
	}
	switch (operator) {
		case 'from':
			return value.length < SHORTEST_NAME;
		case 'before':
		case 'after':
			return !/^(\d{1,2}\/\d{1,2}\/\d{4}|\d{4}-\d{2}-\d{2})$/.test(value);
		default:
			return value === '';
	}
}

/** The text with another word in place of the one before the caret, and where the caret stands then. */
export function withWord(text: string, caret: number, word: string): { text: string; caret: number } {
	const { start } = wordAt(text, caret);
	const rest = text.slice(caret).replace(/^[^\s"]*/, '');
	return { text: text.slice(0, start) + word + rest, caret: start + word.length };
}

/** A value as it stands after the colon. */
export const quoted = (value: string) => (/\s/.test(value) ? `"${value}"` : value);

export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase();
}

/** Whether a word of a name begins so. */
export const begins = (name: string, beginning: string) => ` ${fold(name)}`.includes(` ${fold(beginning)}`);
