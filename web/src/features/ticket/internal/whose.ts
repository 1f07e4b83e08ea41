import type { TicketRow } from '../../../api/types';

/** Whom a ticket is for: a customer, or the agent who asks. */
export function whose(row: TicketRow): string {
	return row.customer?.name ?? row.requester?.name ?? '';
}
