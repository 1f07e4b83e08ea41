import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationPage } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { takeOver } from '../api';

/** Attends instead of its agent, with words of introduction that one may change or leave out (CHT-10). */
export function TakeOverDialog({
	page,
	onClose,
	onDone,
}: {
	page: ConversationPage;
	onClose(): void;
	onDone(): Promise<void>;
}) {
	const { t } = useTranslation('conversation');
	const { conversation } = page;
	const [introduction, setIntroduction] = useState(page.introduction ?? '');
	const { busy, problem, attempt } = useAttempt();
	const submit = async () => {
		const done = await attempt(async () => {
			await takeOver(conversation.id, introduction.trim());
			await onDone();
		});
		if (done) {
			onClose();
		}
	};
	return (
		<Modal opened onClose={onClose} title={t('takeOver.title', { number: `#${conversation.number}` })}>
			<Stack>
				<Text size="sm">{t('takeOver.text', { name: conversation.agent?.name })}</Text>
				<Textarea
					label={t('transfer.introduction')}
					autosize
					minRows={2}
					maxLength={10_000}
					value={introduction}
					onChange={(event) => setIntroduction(event.currentTarget.value)}
				/>
				{problem && (
					<Alert color="red" role="alert">
						{problem}
					</Alert>
				)}
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('end.cancel')}
					</Button>
					<Button loading={busy} onClick={() => void submit()}>
						{t('takeOver.open')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
