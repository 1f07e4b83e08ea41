import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { sendTranscript } from '../api';

/** Asks once, and sends the customer what was said (CHT-13). */
export function TranscriptDialog({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
	const { t } = useTranslation('conversation');
	const email = conversation.customerEmail;
	const send = async () => {
		await sendTranscript(conversation.id);
		notifications.show({ message: t('transcript.sent', { email }) });
	};
	return (
		<AttemptDialog
			title={t('transcript.open')}
			text={t('transcript.text', { email })}
			confirm={t('transcript.confirm')}
			onClose={onClose}
			onConfirm={send}
		/>
	);
}
