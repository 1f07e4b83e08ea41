import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { useDepartments } from '../../../frame/lookups';
import { readTicket, ticketKeys } from '../api';
import { transferTicket } from './api';

interface TransferDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Passes a ticket on to another department, agent, or both (TRF-2). */
export function TransferDialog({ ticket, opened, onClose, onDone }: TransferDialogProps) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const departments = useDepartments();
	const [departmentId, setDepartmentId] = useState<string | null>(ticket.department.id);
	const [agentId, setAgentId] = useState<string | null>(null);
	const [note, setNote] = useState('');
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const department = departments.data?.find((each) => each.id === departmentId);
	const agents = (department?.agents ?? []).filter((each) => each.active && (each.tickets || each.manager));
	const losesCategory =
		!!department && !!ticket.category && !department.categories.some((each) => each.id === ticket.category?.id);

	/** Shows the ticket as it is now; or home, when it is from now on for others to see (TRF-9). */
	const follow = async (department: string) => {
		try {
			await readTicket(ticket.id);
			await onDone();
		} catch (failure) {
			if (!(failure instanceof ProblemError) || failure.status !== 404) {
				throw failure;
			}
			await queries.invalidateQueries({ queryKey: ticketKeys.lists });
			await navigate({ to: '/' });
			notifications.show({
				title: t('transfer.gone', { number: ticket.number, department }),
				message: t('transfer.goneText'),
				color: 'balcao',
			});
		}
	};

	const submit = async () => {
		if (!departmentId) {
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			await transferTicket(ticket.id, { departmentId, agentId, note: note.trim() || null });
			onClose();
			await follow(department?.name ?? '');
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
			title={t('transfer.title', { number: ticket.number })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<Stack gap="md">
					<Select
						name="departmentId"
						label={t('field.department')}
						required
						searchable
						allowDeselect={false}
						data-autofocus
						data={(departments.data ?? [])
							.filter((each) => each.active)
							.map((each) => ({ value: each.id, label: each.name }))}
						value={departmentId}
						onChange={(chosen) => {
							setDepartmentId(chosen);
							setAgentId(null);
						}}
						nothingFoundMessage={t('new.nothing')}
					/>
					<Select
						name="agentId"
						label={t('field.agent')}
						placeholder={t('transfer.noAgent')}
						description={agentId ? undefined : t('transfer.queueHint')}
						searchable
						clearable
						clearButtonProps={{ 'aria-label': t('frame:clear') }}
						data={agents.map((each) => ({ value: each.id, label: each.name }))}
						value={agentId}
						onChange={setAgentId}
						nothingFoundMessage={t('bind.nobody')}
					/>
					<Textarea
						label={t('transfer.note')}
						description={t('transfer.noteHint')}
						autosize
						minRows={2}
						maxRows={8}
						maxLength={1000}
						value={note}
						onChange={(event) => setNote(event.currentTarget.value)}
					/>
					{losesCategory && (
						<Text size="sm" c="dimmed">
							{t('transfer.losesCategory', { category: ticket.category?.name })}
						</Text>
					)}
					{problem && (
						<Alert color="red" role="alert">
							{problem}
						</Alert>
					)}
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={onClose}>
							{t('close.cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{t('transfer.submit')}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
