import { Alert, Button, Group, Modal, Paper, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { TicketRow } from '../../../api/types';
import { useMay } from '../../../frame/session';
import { bindTicket, closeTicket, ticketKeys } from '../api';
import classes from './BulkBar.module.css';

interface BulkBarProps {
	tickets: TicketRow[];
	/** All went through: nothing needs to stay picked. */
	onDone: () => void;
}

/** What can be done with the picked tickets together; each one that refuses is named with its reason. */
export function BulkBar({ tickets, onDone }: BulkBarProps) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const mayClose = useMay('TICKET_CLOSE');
	const [busy, setBusy] = useState(false);
	const [closing, setClosing] = useState(false);
	const [refused, setRefused] = useState<string[]>([]);
	const open = tickets.filter((each) => !each.closedAt);
	const unbound = open.filter((each) => !each.agent);

	const runAll = async (chosen: TicketRow[], work: (ticket: TicketRow) => Promise<unknown>) => {
		setBusy(true);
		const found: string[] = [];
		for (const ticket of chosen) {
			await work(ticket).catch((failure) => found.push(`#${ticket.number}: ${problemText(failure)}`));
		}
		await queries.invalidateQueries({ queryKey: ticketKeys.all });
		setRefused(found);
		setBusy(false);
		setClosing(false);
		if (found.length === 0) {
			onDone();
		}
	};

	if (tickets.length === 0 && refused.length === 0) {
		return null;
	}
	return (
		<Paper withBorder className={classes.bar} role="region" aria-label={t('bulk.label')}>
			{tickets.length > 0 && (
				<Group gap="xs">
					<Text size="sm" fw={600} aria-live="polite">
						{t('bulk.picked', { count: tickets.length })}
					</Text>
					{unbound.length > 0 && (
						<Button
							size="compact-sm"
							loading={busy && !closing}
							onClick={() => void runAll(unbound, (ticket) => bindTicket(ticket.id, {}))}
						>
							{t('bulk.bind', { count: unbound.length })}
						</Button>
					)}
					{mayClose && open.length > 0 && (
						<Button size="compact-sm" variant="default" onClick={() => setClosing(true)}>
							{t('bulk.close', { count: open.length })}
						</Button>
					)}
					<Button size="compact-sm" variant="subtle" color="gray" onClick={onDone}>
						{t('bulk.clear')}
					</Button>
				</Group>
			)}
			{refused.length > 0 && (
				<Alert
					color="red"
					role="alert"
					mt="xs"
					withCloseButton
					closeButtonLabel={t('page.dismiss')}
					onClose={() => setRefused([])}
					title={t('bulk.refused', { count: refused.length })}
				>
					{refused.map((each) => (
						<Text key={each} size="sm">
							{each}
						</Text>
					))}
				</Alert>
			)}
			<CloseAll
				count={open.length}
				opened={closing}
				busy={busy}
				onClose={() => setClosing(false)}
				onSubmit={(reason) => void runAll(open, (ticket) => closeTicket(ticket.id, { reason: reason || undefined }))}
			/>
		</Paper>
	);
}

interface CloseAllProps {
	count: number;
	opened: boolean;
	busy: boolean;
	onClose: () => void;
	onSubmit: (reason: string) => void;
}

function CloseAll({ count, opened, busy, onClose, onSubmit }: CloseAllProps) {
	const { t } = useTranslation('ticket');
	const [reason, setReason] = useState('');
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('bulk.closeTitle', { count })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					onSubmit(reason.trim());
				}}
			>
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
