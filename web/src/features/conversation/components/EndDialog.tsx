import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { end } from '../api';

/** Ends a conversation, and keeps how it went (CHT-3). */
export function EndDialog({
	conversation,
	opened,
	onClose,
	onDone,
}: {
	conversation: Conversation;
	opened: boolean;
	onClose(): void;
	onDone(): Promise<void>;
}) {
	const { t } = useTranslation('conversation');
	const { busy, problem, attempt } = useAttempt();
	const [solved, setSolved] = useState(true);
	const [summary, setSummary] = useState('');
	const submit = async () => {
		const done = await attempt(async () => {
			await end(conversation.id, { solved, summary: summary.trim() });
			await onDone();
		});
		if (done) {
			onClose();
		}
	};
	return (
		<Modal opened={opened} onClose={onClose} title={t('end.title', { number: `#${conversation.number}` })}>
			<Stack>
				<Text size="sm">{t('end.text')}</Text>
				<Checkbox
					label={t('end.solved')}
					checked={solved}
					onChange={(event) => setSolved(event.currentTarget.checked)}
				/>
				<Textarea
					label={t('end.summary')}
					description={t('end.summaryHelp')}
					autosize
					minRows={2}
					maxRows={8}
					maxLength={4000}
					value={summary}
					onChange={(event) => setSummary(event.currentTarget.value)}
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
						{t('end.confirm')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
