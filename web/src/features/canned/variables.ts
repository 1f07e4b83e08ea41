import type { Ticket } from '../../api/types';

/** What the variables of a canned answer stand for; null where there is nothing. */
export type VariableValues = Record<string, string | null>;

const VARIABLE = /\{\{\s*([a-z_.]+)\s*\}\}/g;

/** What a ticket's page shows its reader, for the answers they put into it: what is masked for them stays masked. */
export function valuesOf(ticket: Ticket, writer: { name: string; email: string }): VariableValues {
	const { customer } = ticket;
	// Who asked for an internal ticket is written to like a customer.
	const name = (customer ?? ticket.requester)?.name ?? null;
	return {
		'customer.name': name,
		'customer.first_name': name && firstName(name),
		'customer.email': customer?.emails[0] ?? null,
		'customer.phone': customer?.phone ?? null,
		'customer.organization': customer?.organization?.name ?? null,
		'agent.name': writer.name,
		'agent.first_name': firstName(writer.name),
		'agent.email': writer.email,
		'ticket.number': String(ticket.number),
		'ticket.subject': ticket.subject,
		'ticket.category': ticket.category?.name ?? null,
		'ticket.agent': ticket.agent?.name ?? null,
		'department.name': ticket.department.name,
	};
}

/** A plain text with what each of its variables stands for. */
export function fillText(text: string, standsFor: (name: string) => string): string {
	return text.replace(VARIABLE, (_, name: string) => standsFor(name));
}

/** Puts values in the place of variables; names those that have none, and are left out of the text. */
export function fill(html: string, values: VariableValues): { html: string; missing: string[] } {
	const missing = new Set<string>();
	const document = new DOMParser().parseFromString(html, 'text/html');
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		text.nodeValue = fillText(text.nodeValue ?? '', (name) => {
			const value = values[name];
			if (!value) {
				missing.add(name);
			}
			return value ?? '';
		});
	}
	return { html: document.body.innerHTML, missing: [...missing] };
}

function firstName(name: string): string {
	return name.trim().split(/\s+/)[0] ?? '';
}

/** An answer as plain text, for where nothing else can be sent: each block and line on a line of its own. */
export function plainText(html: string): string {
	const { body } = new DOMParser().parseFromString(html, 'text/html');
	body.querySelectorAll('br').forEach((each) => each.replaceWith('\n'));
	body.querySelectorAll('li').forEach((each) => each.prepend('- '));
	body.querySelectorAll('p, div, li, tr, h1, h2, h3, blockquote, pre').forEach((each) => each.append('\n'));
	return (body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}
