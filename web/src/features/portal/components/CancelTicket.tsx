import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { CustomerTicket } from '../../../api/types';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { cancelOwnTicket, ownTicketKey, ownTicketsKey } from '../api';

/** Lets the customer say that they do not need an open ticket any more (CLS-6). */
export function CancelTicket({ account, ticket }: { account: string; ticket: CustomerTicket }) {
	const { t } = useTranslation('portal');
	const queries = useQueryClient();
	const [opened, setOpened] = useState(false);
	const [reason, setReason] = useState('');
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const cancel = async () => {
		setBusy(true);
		setProblem(null);
		try {
			await cancelOwnTicket(account, ticket.number, reason.trim() || undefined);
			setOpened(false);
			await Promise.all([
				queries.invalidateQueries({ queryKey: ownTicketsKey(account) }),
				queries.invalidateQueries({ queryKey: ownTicketKey(account, ticket.number) }),
			]);
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setBusy(false);
		}
	};
	return (
		<>
			<Button
				size="compact-sm"
				variant="subtle"
				color="gray"
				flex="none"
				aria-label={t('cancel.label', { number: ticket.number })}
				onClick={() => setOpened(true)}
			>
				{t('cancel.open')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('cancel.title', { number: ticket.number })}
				closeButtonProps={{ 'aria-label': t('cancel.back') }}
			>
				<Text size="sm" mb="sm">
					{t('cancel.text', { subject: ticket.subject })}
				</Text>
				<Textarea
					label={t('cancel.reason')}
					description={t('cancel.optional')}
					autosize
					minRows={2}
					maxLength={4000}
					data-autofocus
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					mb="sm"
				/>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
						{t('cancel.back')}
					</Button>
					<Button color="red" loading={busy} onClick={() => void cancel()}>
						{t('cancel.submit')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
