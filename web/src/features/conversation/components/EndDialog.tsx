import { Checkbox, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationPage } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { end } from '../api';

interface EndDialogProps {
	page: ConversationPage;
	opened: boolean;
	onClose(): void;
	onDone(): Promise<void>;
}

/** Ends a conversation, and keeps how it went; the summary is asked for where the queue wants one (CHT-3). */
export function EndDialog({ page, opened, onClose, onDone }: EndDialogProps) {
	const { t } = useTranslation('conversation');
	const { conversation, closingRequired } = page;
	const [solved, setSolved] = useState(true);
	const [summary, setSummary] = useState('');
	const [missing, setMissing] = useState(false);
	const field = useRef<HTMLTextAreaElement>(null);
	const confirm = async () => {
		if (closingRequired && summary.trim() === '') {
			setMissing(true);
			field.current?.focus();
			return false;
		}
		await end(conversation.id, { solved, summary: summary.trim() });
		await onDone();
		return true;
	};
	return (
		<AttemptDialog
			title={t('end.title', { number: `#${conversation.number}` })}
			text={t('end.text')}
			confirm={t('end.confirm')}
			opened={opened}
			onClose={onClose}
			onConfirm={confirm}
		>
			<Checkbox label={t('end.solved')} checked={solved} onChange={(event) => setSolved(event.currentTarget.checked)} />
			<Textarea
				ref={field}
				label={t('end.summary')}
				description={t('end.summaryHelp')}
				required={closingRequired}
				error={missing && summary.trim() === '' ? t('end.summaryMissing') : undefined}
				autosize
				minRows={2}
				maxRows={8}
				maxLength={4000}
				value={summary}
				onChange={(event) => setSummary(event.currentTarget.value)}
			/>
		</AttemptDialog>
	);
}
