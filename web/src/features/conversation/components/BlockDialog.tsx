import { Alert, Button, Group, Modal, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttempt } from '../../../frame/attempt';
import { block } from '../api';

const DAYS = { DAY: 1, WEEK: 7, FOREVER: null } as const;
type Span = keyof typeof DAYS;

/** Keeps a visitor from beginning other conversations, for a while or for good (CHT-5). */
export function BlockDialog({ id, onClose, onDone }: { id: string; onClose(): void; onDone(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const [reason, setReason] = useState('');
	const [span, setSpan] = useState<Span>('WEEK');
	const { busy, problem, attempt } = useAttempt();
	const submit = async () => {
		const days = DAYS[span];
		const expiresAt = days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
		const done = await attempt(async () => {
			await block(id, reason.trim(), expiresAt);
			await onDone();
		});
		if (done) {
			onClose();
		}
	};
	return (
		<Modal opened onClose={onClose} title={t('block.title')}>
			<Stack>
				<Text size="sm">{t('block.text')}</Text>
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
				{problem && (
					<Alert color="red" role="alert">
						{problem}
					</Alert>
				)}
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('end.cancel')}
					</Button>
					<Button color="red" loading={busy} disabled={reason.trim() === ''} onClick={() => void submit()}>
						{t('block.confirm')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
