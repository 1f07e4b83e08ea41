import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { openInternalTicket } from './api';
import { InternalForm } from './InternalForm';

/** Chamado interno: one department asks another for something (OPN-16). */
export function NewInternalTicketPage() {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	return (
		<>
			<PageHeader title={t('internal.title')} />
			<InternalForm
				place="ticket:new-internal"
				submitLabel={t('new.submit')}
				placeholder={t('internal.messagePlaceholder')}
				open={openInternalTicket}
				onOpened={(ticket) => navigate({ to: `/tickets/${ticket.id}` })}
			/>
		</>
	);
}
