import { Alert, Box, Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { focusFirstError } from '../../../frame/forms';
import { useAskedFields } from '../../field/api';
import { FieldInputs } from '../../field/components/FieldInputs';
import { askedContents, type Contents, contentsOf, missing } from '../../field/values';
import { closeTicket } from '../api';
import { periodOf, type TypedPeriod } from '../work/period';
import { WorkAtClosing } from '../work/WorkAtClosing';

interface DialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Asks for the reason and closes the ticket (CLS-1). */
export function CloseDialog({ ticket, opened, onClose, onDone }: DialogProps) {
	const { t } = useTranslation('ticket');
	const { t: tField } = useTranslation('field');
	const asked = useAskedFields('TICKET_CLOSING', {
		departmentId: ticket.department.id,
		categoryId: ticket.category?.id ?? null,
	});
	const [contents, setContents] = useState<Contents>(() => contentsOf(ticket.fields));
	const [errors, setErrors] = useState<Record<string, string>>({});
	const [reason, setReason] = useState('');
	const [work, setWork] = useState<TypedPeriod | null>(null);
	const [judged, setJudged] = useState(false);
	const worked = work ? periodOf(work) : {};
	const lacksWork = ticket.work.required && ticket.work.seconds === 0;
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	// Fields that come up are not wrong before something was typed, and what was said of their lack is answered.
	const tellWork = (typed: TypedPeriod | null) => {
		if (!work) {
			setJudged(false);
			setErrors(({ work: _, ...others }) => others);
			setProblem(null);
		}
		setWork(typed);
	};
	const submit = async () => {
		const lacking = missing(asked, contents, ticket.fields, tField);
		setErrors(lacking);
		setJudged(true);
		if (Object.keys(lacking).length > 0 || worked.problem) {
			focusFirstError();
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			await closeTicket(ticket.id, {
				reason: reason.trim() || undefined,
				fields: askedContents(asked, contents),
				work: worked.period,
			});
			await onDone();
			setReason('');
			onClose();
		} catch (failure) {
			const wrong = failure instanceof ProblemError ? failure.errors.map((each) => [each.field, each.message]) : [];
			setErrors(Object.fromEntries(wrong));
			setProblem(failure instanceof Error ? failure.message : String(failure));
			focusFirstError();
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
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void submit();
				}}
			>
				<Text size="sm" mb="sm">
					{ticket.closing.byManager
						? t('closing.byManager')
						: ticket.customer && ticket.notifyCustomer
							? t('close.told', { name: ticket.customer.name })
							: t(ticket.requester ? 'close.requesterTold' : 'close.notTold', { name: ticket.requester?.name })}
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
				<Box mt="sm">
					<FieldInputs
						fields={asked}
						contents={contents}
						onChange={(changed, id) => {
							setContents(changed);
							setErrors(({ [`fields.${id}`]: _, ...others }) => others);
						}}
						errors={errors}
						held={ticket.fields}
						columns={1}
					/>
				</Box>
				<WorkAtClosing typed={work} onChange={tellWork} judged={judged} required={lacksWork} error={errors.work} />
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
						{t(ticket.closing.byManager ? 'closing.ask' : 'close.submit')}
					</Button>
				</Group>
			</form>
		</Modal>
	);
}
