import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { useMay } from '../../../frame/session';
import { tellWithUndo } from '../../../frame/toldUndo';
import { ticketKeys } from '../api';
import { discardTicket, restoreTicket, trashKey } from './api';

interface DiscardDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
}

/** Asks once, puts the ticket into the trash, and offers to take that back (BIN-1, BIN-2). */
export function DiscardDialog({ ticket, opened, onClose }: DiscardDialogProps) {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const mayRestore = useMay('TRASH_RESTORE');
	const undo = async () => {
		await restoreTicket(ticket.id);
		await queries.invalidateQueries({ queryKey: trashKey });
		await navigate({ to: `/tickets/${ticket.id}` });
	};
	const discard = async () => {
		await discardTicket(ticket.id);
		await navigate({ to: '/tickets' });
		queries.removeQueries({ queryKey: ticketKeys.page(ticket.id) });
		void queries.invalidateQueries({ queryKey: trashKey });
		tellWithUndo(`discarded-${ticket.id}`, t('trash.discarded', { number: ticket.number }), mayRestore ? undo : null);
	};
	return (
		<AttemptDialog
			title={t('trash.discardTitle', { number: ticket.number })}
			text={t('trash.discardText', { subject: ticket.subject })}
			confirm={t('trash.discard')}
			destructive
			opened={opened}
			onClose={onClose}
			onConfirm={discard}
		/>
	);
}
