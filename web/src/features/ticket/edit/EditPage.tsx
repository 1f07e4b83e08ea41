import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { ErrorState } from '../../../frame/states';
import { readTicket } from '../api';
import { readOpening } from './api';
import { EditForm } from './EditForm';

/** Editar chamado: what it was opened with (EDT-1). */
export function EditPage() {
	const { t } = useTranslation('ticket');
	const { ticketId } = useParams({ strict: false }) as { ticketId: string };
	// Read anew each time, and not while it is typed over: what is saved says what it was made from.
	const query = useQuery({
		queryKey: ['tickets', 'opening', ticketId],
		queryFn: async () => {
			const [opening, page] = await Promise.all([readOpening(ticketId), readTicket(ticketId)]);
			return { opening, ticket: page.ticket };
		},
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 0,
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={400} aria-hidden />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return (
		<>
			<PageHeader title={t('edit.title', { number: query.data.ticket.number })} />
			<EditForm key={ticketId} ticket={query.data.ticket} read={query.data.opening} />
		</>
	);
}
