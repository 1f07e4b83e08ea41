import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { conversationKeys, discardConversation } from '../api';

/** Asks once, and puts a conversation that is over into the trash (WCH-13). */
export function DiscardDialog({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
	const { t } = useTranslation('conversation');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const { busy, problem, attempt } = useAttempt();
	const submit = () =>
		attempt(async () => {
			await discardConversation(conversation.id);
			notifications.show({ message: t('discard.done', { number: conversation.number }) });
			await navigate({ to: '/conversations' });
			queries.removeQueries({ queryKey: conversationKeys.page(conversation.id) });
			void queries.invalidateQueries({ queryKey: conversationKeys.lists });
			void queries.invalidateQueries({ queryKey: conversationKeys.trash });
		});
	return (
		<Modal
			opened
			onClose={onClose}
			title={t('discard.title', { number: `#${conversation.number}` })}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Stack>
				<Text size="sm">{t('discard.text')}</Text>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('end.cancel')}
					</Button>
					<Button color="red" loading={busy} data-autofocus onClick={() => void submit()}>
						{t('discard.open')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
