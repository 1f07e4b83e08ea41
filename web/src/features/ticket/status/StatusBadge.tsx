import { Badge } from '@mantine/core';
import type { TicketRow } from '../../../api/types';

/** The status that an agent gave the ticket, in the colour it was set up with. */
export function StatusBadge({ status }: { status: NonNullable<TicketRow['status']> }) {
	return (
		<Badge color={status.color.toLowerCase()} variant="outline" size="md" maw="100%" tt="none" fw={600}>
			{status.name}
		</Badge>
	);
}
