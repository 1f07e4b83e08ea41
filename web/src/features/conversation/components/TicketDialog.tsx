import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { searchCustomers, useOfferedDepartments } from '../../../frame/lookups';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { tellingFields } from '../../../frame/tellingFields';
import { openTicket } from '../api';

interface TicketDialogProps {
	conversation: Conversation;
	onClose(): void;
	onDone(): Promise<void>;
}

/** Makes a ticket of a conversation, with what both sides read in it (WCH-24). */
export function TicketDialog({ conversation, onClose, onDone }: TicketDialogProps) {
	const { t } = useTranslation('conversation');
	const navigate = useNavigate();
	const departments = useOfferedDepartments();
	const [subject, setSubject] = useState('');
	const [departmentId, setDepartmentId] = useState<string | null>(conversation.department.id);
	const [customer, setCustomer] = useState<Choice | null>(null);
	const { busy, problem, attempt } = useAttempt();
	const submit = () =>
		attempt(async () => {
			const ticketId = await tellingFields(
				openTicket(conversation.id, {
					subject: subject.trim() || undefined,
					departmentId: departmentId ?? undefined,
					customerId: customer?.value,
				}),
			);
			await onDone();
			await navigate({ to: `/tickets/${ticketId}` });
		});
	const choices = new Map(
		[conversation.department, ...(departments.data ?? [])].map((each) => [each.id, each.name] as const),
	);
	return (
		<Modal
			opened
			onClose={onClose}
			title={t('ticket.title', { number: `#${conversation.number}` })}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Stack>
				<Text size="sm">{t('ticket.text')}</Text>
				<TextInput
					label={t('ticket.subject')}
					placeholder={t('ticket.subjectWithout', { number: conversation.number })}
					maxLength={250}
					value={subject}
					onChange={(event) => setSubject(event.currentTarget.value)}
					data-autofocus
				/>
				<Select
					label={t('info.department')}
					allowDeselect={false}
					searchable
					data={[...choices].map(([value, label]) => ({ value, label }))}
					value={departmentId}
					onChange={setDepartmentId}
				/>
				{!conversation.customerId && (
					<SearchSelect
						kind="customers"
						label={t('info.customer')}
						description={t('ticket.customerHint')}
						searchable
						clearable
						search={async (text, signal) =>
							(await searchCustomers(text, signal)).items.map((each) => ({ value: each.id, label: each.name }))
						}
						value={customer}
						onChange={setCustomer}
					/>
				)}
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('frame:cancel')}
					</Button>
					<Button loading={busy} onClick={() => void submit()}>
						{t('ticket.confirm')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
