import { SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { block } from '../api';

const DAYS = { DAY: 1, WEEK: 7, FOREVER: null } as const;
type Span = keyof typeof DAYS;

/** Keeps a visitor from beginning other conversations, for a while or for good (CHT-5). */
export function BlockDialog({ id, onClose, onDone }: { id: string; onClose(): void; onDone(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const [reason, setReason] = useState('');
	const [span, setSpan] = useState<Span>('WEEK');
	const submit = async () => {
		const days = DAYS[span];
		const expiresAt = days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
		await block(id, reason.trim(), expiresAt);
		await onDone();
	};
	return (
		<AttemptDialog
			title={t('block.title')}
			text={t('block.text')}
			confirm={t('block.confirm')}
			destructive
			ready={reason.trim() !== ''}
			onClose={onClose}
			onConfirm={submit}
		>
			<Textarea
				label={t('block.reason')}
				required
				autosize
				minRows={2}
				maxLength={1000}
				value={reason}
				onChange={(event) => setReason(event.currentTarget.value)}
			/>
			<SegmentedControl
				aria-label={t('block.until')}
				value={span}
				onChange={(value) => setSpan(value as Span)}
				data={(Object.keys(DAYS) as Span[]).map((value) => ({ value, label: t(`block.${value}`) }))}
			/>
		</AttemptDialog>
	);
}
