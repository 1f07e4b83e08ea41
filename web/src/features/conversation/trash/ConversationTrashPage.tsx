import { useTranslation } from 'react-i18next';
import type { DiscardedConversation } from '../../../api/types';
import { TrashList } from '../../../frame/TrashList';
import { conversationKeys, listTrash, removeConversation, restoreConversation } from '../api';

/** Deleted conversations, for as long as they can come back (WCH-13). */
export function ConversationTrashPage() {
	const { t } = useTranslation('conversation');
	const nameOf = ({ customerName }: DiscardedConversation) => customerName || t('anonymous');
	return (
		<TrashList<DiscardedConversation>
			texts={{
				title: t('trash.title'),
				text: t('trash.text'),
				emptyText: t('trash.emptyText'),
				restoreOne: ({ number }) => t('trash.restoreOne', { number }),
				removeOne: ({ number }) => t('trash.removeOne', { number }),
				removeText: (each) => t('trash.removeText', { number: each.number, name: nameOf(each) }),
			}}
			queryKey={conversationKeys.trash}
			listKey={conversationKeys.lists}
			list={listTrash}
			restore={restoreConversation}
			remove={removeConversation}
			columns={[
				{ key: 'customer', label: t('info.customer'), main: true, render: nameOf },
				{ key: 'agent', label: t('info.agent'), hideBelow: 'md', render: (each) => each.agent?.name ?? '–' },
				{ key: 'department', label: t('info.department'), hideBelow: 'lg', render: (each) => each.department.name },
			]}
		/>
	);
}
