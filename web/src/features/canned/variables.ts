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

/** Puts values in the place of variables; names those that have none, and are left out of the text. */
export function fill(html: string, values: VariableValues): { html: string; missing: string[] } {
	const missing = new Set<string>();
	const document = new DOMParser().parseFromString(html, 'text/html');
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text; text = texts.nextNode()) {
		text.nodeValue = (text.nodeValue ?? '').replace(VARIABLE, (_, name: string) => {
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
