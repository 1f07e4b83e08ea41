import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { useMay } from '../../../frame/session';
import { tellWithUndo } from '../../../frame/toldUndo';
import { conversationKeys, discardConversation, restoreConversation } from '../api';

/** Asks once, puts a conversation that is over into the trash, and offers to take that back (WCH-13). */
export function DiscardDialog({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
	const { t } = useTranslation('conversation');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const mayRestore = useMay('TRASH_RESTORE');
	const { id, number } = conversation;
	const refresh = () => {
		void queries.invalidateQueries({ queryKey: conversationKeys.lists });
		void queries.invalidateQueries({ queryKey: conversationKeys.trash });
	};
	const undo = async () => {
		await restoreConversation(id);
		refresh();
		await navigate({ to: '/conversations/$conversationId', params: { conversationId: id }, search: true });
	};
	const discard = async () => {
		await discardConversation(id);
		tellWithUndo(`discarded-${id}`, t('discard.done', { number }), mayRestore ? undo : null);
		await navigate({ to: '/conversations', search: true });
		queries.removeQueries({ queryKey: conversationKeys.page(id) });
		refresh();
	};
	return (
		<AttemptDialog
			title={t('discard.title', { number: `#${number}` })}
			text={t('discard.text')}
			confirm={t('discard.open')}
			destructive
			onClose={onClose}
			onConfirm={discard}
		/>
	);
}
