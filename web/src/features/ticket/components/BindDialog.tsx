import { Alert, Button, Checkbox, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { bindTicket } from '../api';

interface DialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Lets administrators and managers choose who is responsible (LNK-4). */
export function BindDialog({ ticket, opened, onClose, onDone }: DialogProps) {
	const { t } = useTranslation('ticket');
	const [agentId, setAgentId] = useState<string | null>(null);
	const [notifyAgent, setNotifyAgent] = useState(ticket.notifyAgent);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const submit = async () => {
		if (!agentId) {
			setProblem(t('bind.choose'));
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			await bindTicket(ticket.id, { agentId, notifyAgent });
			await onDone();
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
			title={t('bind.title')}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<Select
					label={t('bind.agent')}
					placeholder={t('bind.agentPlaceholder')}
					searchable
					data-autofocus
					data={(ticket.bindableAgents ?? [])
						.filter((each) => each.id !== ticket.agent?.id)
						.map((each) => ({ value: each.id, label: each.name }))}
					value={agentId}
					onChange={setAgentId}
					nothingFoundMessage={t('bind.nobody')}
				/>
				<Checkbox
					mt="md"
					label={t('bind.notify')}
					checked={notifyAgent}
					onChange={(event) => setNotifyAgent(event.currentTarget.checked)}
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
						{t('bind.submit')}
					</Button>
				</Group>
			</form>
		</Modal>
	);
}
