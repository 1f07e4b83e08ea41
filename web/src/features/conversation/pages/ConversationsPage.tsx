import { useMediaQuery } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ConversationList } from '../components/ConversationList';
import { ConversationPane } from '../components/ConversationPane';
import classes from '../components/Conversations.module.css';
import { useListActions } from '../components/useListActions';

/** Three panes: one's conversations and the queue, the conversation, its customer. On a phone one at a time. */
export function ConversationsPage() {
	const { t } = useTranslation('conversation');
	const { conversationId } = useParams({ strict: false });
	useListActions(conversationId ?? null);
	const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
	return (
		<div className={classes.panes}>
			{(wide || !conversationId) && <ConversationList openId={conversationId ?? null} />}
			{conversationId ? (
				<ConversationPane key={conversationId} id={conversationId} narrow={!wide} />
			) : (
				wide && <p className={classes.choose}>{t('choose')}</p>
			)}
		</div>
	);
}
