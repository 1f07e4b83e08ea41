import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerTicket } from '../../../api/types';

const COLORS = { QUEUED: 'blue', WITH_US: 'teal', WITH_YOU: 'orange', CLOSED: 'gray', CANCELLED: 'gray' } as const;

/** Where a ticket stands, in words for its customer. */
export function StandingBadge({ standing }: Pick<CustomerTicket, 'standing'>) {
	const { t } = useTranslation('portal');
	return (
		<Badge variant="light" color={COLORS[standing]} tt="none" flex="none" data-standing={standing}>
			{t(`standing.${standing}`)}
		</Badge>
	);
}

/** Whether somebody still works on it, or will. */
export const isOpen = ({ standing }: Pick<CustomerTicket, 'standing'>) =>
	standing !== 'CLOSED' && standing !== 'CANCELLED';
