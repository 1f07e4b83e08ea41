import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { sendTranscript } from '../api';

/** Asks once, and sends the customer what was said (CHT-13). */
export function TranscriptDialog({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
	const { t } = useTranslation('conversation');
	const { busy, problem, attempt } = useAttempt();
	const submit = async () => {
		if (await attempt(() => sendTranscript(conversation.id))) {
			notifications.show({ message: t('transcript.sent', { email: conversation.customerEmail }) });
			onClose();
		}
	};
	return (
		<Modal opened onClose={onClose} title={t('transcript.open')} closeButtonProps={{ 'aria-label': t('frame:close') }}>
			<Stack>
				<Text size="sm">{t('transcript.text', { email: conversation.customerEmail })}</Text>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('end.cancel')}
					</Button>
					<Button loading={busy} data-autofocus onClick={() => void submit()}>
						{t('transcript.confirm')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
