import { useTranslation } from 'react-i18next';
import type { DiscardedTicket } from '../../../api/types';
import { TrashList } from '../../../frame/TrashList';
import { ticketKeys } from '../api';
import { listTrash, removeTicket, restoreTicket, trashKey } from './api';

/** Deleted tickets, for as long as they can come back (BIN-2). */
export function TrashPage() {
	const { t } = useTranslation('ticket');
	return (
		<TrashList<DiscardedTicket>
			texts={{
				title: t('trash.title'),
				text: t('trash.text'),
				emptyText: t('trash.emptyText'),
				restoreOne: ({ number }) => t('trash.restoreOne', { number }),
				removeOne: ({ number }) => t('trash.removeOne', { number }),
				removeText: ({ number, subject }) => t('trash.removeText', { number, subject }),
			}}
			queryKey={trashKey}
			listKey={ticketKeys.lists}
			list={listTrash}
			restore={restoreTicket}
			remove={removeTicket}
			columns={[
				{ key: 'subject', label: t('field.subject'), main: true, render: (each) => each.subject },
				{ key: 'customer', label: t('field.customer'), hideBelow: 'md', render: (each) => each.customer ?? '–' },
				{ key: 'department', label: t('field.department'), hideBelow: 'lg', render: (each) => each.department.name },
			]}
		/>
	);
}
