import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { useMay } from '../../../frame/session';
import { ticketKeys } from '../api';
import { discardTicket, restoreTicket, trashKey } from './api';

interface DiscardDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
}

/** Asks once, puts the ticket into the trash, and offers to take that back (BIN-1, BIN-2). */
export function DiscardDialog({ ticket, opened, onClose }: DiscardDialogProps) {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const mayRestore = useMay('TRASH_RESTORE');
	const { busy, problem, attempt } = useAttempt();

	const undo = async (told: string) => {
		notifications.hide(told);
		try {
			await restoreTicket(ticket.id);
			await queries.invalidateQueries({ queryKey: trashKey });
			await navigate({ to: `/tickets/${ticket.id}` });
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
	};
	const discard = async () => {
		await attempt(async () => {
			await discardTicket(ticket.id);
			await navigate({ to: '/tickets' });
			queries.removeQueries({ queryKey: ticketKeys.page(ticket.id) });
			void queries.invalidateQueries({ queryKey: trashKey });
			const told = `discarded-${ticket.id}`;
			notifications.show({
				id: told,
				autoClose: 12_000,
				message: (
					<Group justify="space-between" wrap="nowrap">
						<Text size="sm">{t('trash.discarded', { number: ticket.number })}</Text>
						{mayRestore && (
							<Button size="compact-sm" variant="subtle" onClick={() => void undo(told)}>
								{t('trash.undo')}
							</Button>
						)}
					</Group>
				),
			});
		});
	};
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('trash.discardTitle', { number: ticket.number })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<Text size="sm" mb="sm">
				{t('trash.discardText', { subject: ticket.subject })}
			</Text>
			<ProblemAlert problem={problem} />
			<Group justify="flex-end" mt="md">
				<Button variant="subtle" color="gray" onClick={onClose}>
					{t('close.cancel')}
				</Button>
				<Button color="red" loading={busy} data-autofocus onClick={() => void discard()}>
					{t('trash.discard')}
				</Button>
			</Group>
		</Modal>
	);
}
