import type { Person } from './api';

/**
 * People as mail programs write them: `Ana <ana@x.example>, bia@x.example; …`, and what of it is no address.
 * Whether an address may be in copy, the server says.
 */
export function readPeople(text: string): { people: Person[]; rest: string } {
	const people: Person[] = [];
	const rest: string[] = [];
	for (const part of text.split(/[,;\n]/).map((each) => each.trim())) {
		const named = /^(.*?)\s*<([^<>]+)>$/.exec(part);
		const address = (named ? named[2] : part).trim().toLowerCase();
		if (/^[^\s@]+@[^\s@]+$/.test(address)) {
			people.push({ address, name: (named ? named[1] : '').replace(/^"|"$/g, '').trim() });
		} else if (part) {
			rest.push(part);
		}
	}
	return { people, rest: rest.join(', ') };
}
