import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationPage } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { acceptTransfer, declineTransfer } from '../api';

/** Another agent would pass this conversation on: take it, with words of introduction or without, or leave it. */
export function TransferAnswer({ page, onDone }: { page: ConversationPage; onDone(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const [introduction, setIntroduction] = useState(page.introduction ?? '');
	const { busy, problem, attempt } = useAttempt();
	const { id, agent } = page.conversation;
	const answer = (work: () => Promise<unknown>) =>
		void attempt(async () => {
			try {
				await work();
			} finally {
				await onDone();
			}
		});
	return (
		<Alert color="orange" role="alert" radius={0}>
			<Stack gap="xs">
				<Text size="sm">{t('transfer.offered', { name: agent?.name })}</Text>
				<Textarea
					label={t('transfer.introduction')}
					autosize
					minRows={1}
					maxRows={4}
					maxLength={10_000}
					value={introduction}
					onChange={(event) => setIntroduction(event.currentTarget.value)}
				/>
				{problem && (
					<Text size="sm" c="red">
						{problem}
					</Text>
				)}
				<Group gap="xs">
					<Button size="xs" loading={busy} onClick={() => answer(() => acceptTransfer(id, introduction.trim()))}>
						{t('transfer.accept')}
					</Button>
					<Button size="xs" variant="default" disabled={busy} onClick={() => answer(() => declineTransfer(id))}>
						{t('transfer.decline')}
					</Button>
				</Group>
			</Stack>
		</Alert>
	);
}
