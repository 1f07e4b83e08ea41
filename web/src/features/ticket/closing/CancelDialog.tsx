import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { cancelTicket } from './api';
import { ReasonDialog } from './ReasonDialog';

interface CancelDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Cancels the ticket, which does not come back (CLS-6). */
export function CancelDialog({ ticket, opened, onClose, onDone }: CancelDialogProps) {
	const { t } = useTranslation('ticket');
	const told = ticket.customer && ticket.notifyCustomer;
	return (
		<ReasonDialog
			opened={opened}
			onClose={onClose}
			title={t('cancel.title', { number: ticket.number })}
			text={told ? t('cancel.textTold', { name: ticket.customer?.name }) : t('cancel.text')}
			label={t('cancel.reason')}
			submitLabel={t('cancel.submit')}
			color="red"
			onSubmit={async (reason) => {
				await cancelTicket(ticket.id, reason);
				await onDone();
			}}
		/>
	);
}
