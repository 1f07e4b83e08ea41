import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { ErrorState } from '../../../frame/states';
import { readTicket, ticketKeys } from '../api';
import { InternalForm } from '../internal/InternalForm';
import { escalateTicket } from './api';

/** Escalonar chamado: another department is asked for a part of the work (ESC-2). */
export function EscalatePage() {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const { ticketId } = useParams({ strict: false }) as { ticketId: string };
	const parent = useQuery({ queryKey: ticketKeys.page(ticketId), queryFn: () => readTicket(ticketId) });
	if (parent.isLoadingError) {
		return <ErrorState error={parent.error} onRetry={() => void parent.refetch()} />;
	}
	const ticket = parent.data?.ticket;
	return (
		<>
			<PageHeader title={t('escalate.title')} />
			<Text size="sm" c="dimmed" mb="md" maw={860}>
				{ticket ? t('escalate.hint', { number: ticket.number, subject: ticket.subject }) : ' '}
			</Text>
			<InternalForm
				place={`ticket:${ticketId}:escalate`}
				submitLabel={t('escalate.submit')}
				placeholder={t('internal.messagePlaceholder')}
				represented={ticket?.department.id}
				open={(child, key) => escalateTicket(ticketId, child, key)}
				onOpened={() => navigate({ to: `/tickets/${ticketId}` })}
			/>
		</>
	);
}
