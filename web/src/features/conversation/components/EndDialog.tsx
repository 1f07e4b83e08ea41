import { Checkbox, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { ConversationPage } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { end } from '../api';

interface EndDialogProps {
	page: ConversationPage;
	opened: boolean;
	onClose(): void;
	onDone(): Promise<void>;
}

const isMissing = (each: { field: string; code: string }) =>
	each.field === 'closing.summary' && each.code === 'required';

/** Ends a conversation, and keeps how it went; the summary is asked for where the queue wants one (CHT-3). */
export function EndDialog({ page, opened, onClose, onDone }: EndDialogProps) {
	const { t } = useTranslation('conversation');
	const { conversation, closingRequired } = page;
	const [solved, setSolved] = useState(true);
	const [summary, setSummary] = useState('');
	const [missing, setMissing] = useState(false);
	/** Its queue asks for it since the page was read. */
	const [asked, setAsked] = useState(false);
	const required = closingRequired || asked;
	const field = useRef<HTMLTextAreaElement>(null);
	const confirm = async () => {
		const ask = () => {
			setMissing(true);
			field.current?.focus();
			return false;
		};
		if (required && summary.trim() === '') {
			return ask();
		}
		try {
			await end(conversation.id, { solved, summary: summary.trim() });
		} catch (failure) {
			if (failure instanceof ProblemError && failure.errors.some(isMissing)) {
				setAsked(true);
				return ask();
			}
			throw failure;
		}
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
				required={required}
				withAsterisk={required}
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
