import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { block } from '../api';
import { BlockTerms, endOf, type Span } from '../blocks/BlockTerms';

/** Keeps a visitor from beginning other conversations, for a while or for good (WCH-19). */
export function BlockDialog({ id, onClose, onDone }: { id: string; onClose(): void; onDone(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const [reason, setReason] = useState('');
	const [span, setSpan] = useState<Span>('WEEK');
	const submit = async () => {
		await block(id, reason.trim(), endOf(span));
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
			<BlockTerms reason={reason} onReason={setReason} span={span} onSpan={setSpan} />
		</AttemptDialog>
	);
}
