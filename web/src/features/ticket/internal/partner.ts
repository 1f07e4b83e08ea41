import type { Ticket } from '../../../api/types';

/** Whom a reply goes to: the customer or who asked; and, of who asked, to the agent or the department. */
export function partner(ticket: Ticket, writerId: string): string {
	const asks = ticket.requester?.id === writerId && ticket.agent?.id !== writerId;
	return (asks ? (ticket.agent ?? ticket.department) : (ticket.customer ?? ticket.requester))?.name ?? '';
}
