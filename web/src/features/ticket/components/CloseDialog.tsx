import { Alert, Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { closeTicket } from '../api';

interface DialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Asks for the reason and closes the ticket (CLS-1). */
export function CloseDialog({ ticket, opened, onClose, onDone }: DialogProps) {
	const { t } = useTranslation('ticket');
	const [reason, setReason] = useState('');
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const submit = async () => {
		setBusy(true);
		setProblem(null);
		try {
			await closeTicket(ticket.id, { reason: reason.trim() || undefined });
			await onDone();
			setReason('');
			onClose();
		} catch (failure) {
			setProblem(failure instanceof Error ? failure.message : String(failure));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('close.title', { number: ticket.number })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<Text size="sm" mb="sm">
					{ticket.notifyCustomer ? t('close.told', { name: ticket.customer.name }) : t('close.notTold')}
				</Text>
				<Textarea
					label={t('close.reason')}
					description={t('close.reasonHint')}
					autosize
					minRows={3}
					maxRows={10}
					maxLength={4000}
					data-autofocus
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
				/>
				{problem && (
					<Alert color="red" mt="sm" role="alert">
						{problem}
					</Alert>
				)}
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('close.cancel')}
					</Button>
					<Button type="submit" loading={busy}>
						{t('close.submit')}
					</Button>
				</Group>
			</form>
		</Modal>
	);
}
