import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationPage } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { takeOver } from '../api';

interface TakeOverDialogProps {
	page: ConversationPage;
	onClose(): void;
	onDone(): Promise<void>;
}

/** Attends instead of its agent, with words of introduction that one may change or leave out (CHT-10). */
export function TakeOverDialog({ page, onClose, onDone }: TakeOverDialogProps) {
	const { t } = useTranslation('conversation');
	const { id, number, agent } = page.conversation;
	const [introduction, setIntroduction] = useState(page.introduction ?? '');
	const take = async () => {
		await takeOver(id, introduction.trim());
		await onDone();
	};
	return (
		<AttemptDialog
			title={t('takeOver.title', { number: `#${number}` })}
			text={t('takeOver.text', { name: agent?.name })}
			confirm={t('takeOver.open')}
			onClose={onClose}
			onConfirm={take}
		>
			<Textarea
				label={t('transfer.introduction')}
				autosize
				minRows={2}
				maxLength={10_000}
				value={introduction}
				onChange={(event) => setIntroduction(event.currentTarget.value)}
			/>
		</AttemptDialog>
	);
}
