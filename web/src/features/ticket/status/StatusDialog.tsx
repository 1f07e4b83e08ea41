import { Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Ticket } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { applyStatus, useTicketStatuses } from './api';

interface StatusDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Gives the ticket one of its department's statuses, with a comment or without (STA-3). */
export function StatusDialog({ ticket, opened, onClose, onDone }: StatusDialogProps) {
	const { t } = useTranslation('ticket');
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('status.title', { number: ticket.number })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<StatusForm ticket={ticket} onClose={onClose} onDone={onDone} />
		</Modal>
	);
}

function StatusForm({ ticket, onClose, onDone }: Omit<StatusDialogProps, 'opened'>) {
	const { t } = useTranslation('ticket');
	const statuses = useTicketStatuses(ticket.department.id);
	const [statusId, setStatusId] = useState<string | null>(null);
	const [comment, setComment] = useState('');
	const [missing, setMissing] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const keyFor = useIdempotencyKey();
	const submit = async () => {
		setMissing(!statusId);
		if (!statusId || busy) {
			return;
		}
		await attempt(async () => {
			const choice = { statusId, comment: comment.trim() || undefined };
			await applyStatus(ticket.id, choice, keyFor([choice]));
			await onDone();
			onClose();
		});
	};
	if (statuses.data?.length === 0) {
		return <Text size="sm">{t('status.none', { department: ticket.department.name })}</Text>;
	}
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			<Stack gap="sm">
				{ticket.status && <Text size="sm">{t('status.replaces', { name: ticket.status.name })}</Text>}
				<Select
					label={t('status.status')}
					placeholder={t('status.choose')}
					data={(statuses.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
					value={statusId}
					onChange={(value) => {
						setStatusId(value);
						setMissing(false);
					}}
					error={missing && t('status.missing')}
					withAsterisk
					searchable
					data-autofocus
				/>
				<Textarea
					label={t('status.comment')}
					description={t('status.commentHint')}
					autosize
					minRows={2}
					maxRows={8}
					maxLength={4000}
					value={comment}
					onChange={(event) => setComment(event.currentTarget.value)}
				/>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('close.cancel')}
					</Button>
					<Button type="submit" loading={busy}>
						{t('status.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
