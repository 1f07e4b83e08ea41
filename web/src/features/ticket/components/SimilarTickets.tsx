import { Alert, Anchor, Group, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { components } from '../../../api/generated/schema';
import { SituationBadge } from './SituationBadge';

type Similar = components['schemas']['SimilarTicketsSimilar'];

/** Open tickets of the customer that the new one may repeat. */
export function SimilarTickets({ customerId, subject }: { customerId?: string; subject: string }) {
	const { t } = useTranslation('ticket');
	const [typed] = useDebouncedValue(subject.trim(), 300);
	const query = useQuery({
		queryKey: ['tickets', 'similar', customerId, typed],
		enabled: !!customerId && typed.length > 2,
		queryFn: ({ signal }) =>
			request<{ items: Similar[] }>('GET', `/tickets/similar${queryString({ customerId, subject: typed })}`, {
				signal,
			}),
	});
	const found = query.data?.items ?? [];
	if (!customerId || found.length === 0) {
		return null;
	}
	return (
		<Alert color="blue" role="status" title={t('new.similar')}>
			<Stack gap="xs">
				{found.map((each) => (
					<Group key={each.id} gap="xs">
						<Anchor href={`/tickets/${each.id}`} target="_blank" size="sm">
							#{each.number} {each.subject}
						</Anchor>
						<SituationBadge code={each.situation.code} />
					</Group>
				))}
			</Stack>
		</Alert>
	);
}
