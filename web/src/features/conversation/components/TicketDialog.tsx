import { Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Conversation, Department } from '../../../api/types';
import { AttemptDialog } from '../../../frame/AttemptDialog';
import { focusFirstError } from '../../../frame/forms';
import { searchCustomers, useOfferedDepartments } from '../../../frame/lookups';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { FieldInputs } from '../../field/components/FieldInputs';
import { type Asked, NOTHING_ASKED, named, useOpening } from '../../ticket/opening/opening';
import { openTicket } from '../api';

interface TicketDialogProps {
	conversation: Conversation;
	onClose(): void;
	onDone(): Promise<void>;
}

/** The fields whose problems stand beside them. */
const SHOWN = /^(subject|departmentId|categoryId|customerId|fields\..+)$/;

/** Makes a ticket of a conversation, with what both sides read in it and what the department asks (WCH-24). */
export function TicketDialog({ conversation, onClose, onDone }: TicketDialogProps) {
	const { t } = useTranslation('conversation');
	const navigate = useNavigate();
	const departments = useOfferedDepartments().data ?? [];
	const [customer, setCustomer] = useState<Choice | null>(null);
	const [typed, setTyped] = useState<Asked>({ ...NOTHING_ASKED, departmentId: conversation.department.id });
	const [chosen, setChosen] = useState(false);
	const [errors, setErrors] = useState<Record<string, string>>({});
	const usual = departments.find((each) => each.id === typed.departmentId)?.defaultCategoryId ?? null;
	// Until one chooses another the category is the department's usual one.
	const fields = chosen ? typed : { ...typed, categoryId: usual };
	const opening = useOpening(fields, departments);
	const change = (with_: Partial<Asked>) => {
		setTyped({ ...fields, ...with_ });
		setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in with_))));
	};
	const submit = async () => {
		// Without a subject it is called after the conversation.
		const { subject: _, ...lacking } = opening.lacking();
		// Nobody can be found or registered without an e-mail.
		if (!customer && !conversation.customerId && !conversation.customerEmail) {
			lacking.customerId = t('ticket.customerMissing');
		}
		setErrors(lacking);
		if (Object.keys(lacking).length > 0) {
			focusFirstError();
			return false;
		}
		const { departmentId, categoryId, subject, fields: contents } = opening.asked();
		const wish = {
			departmentId,
			categoryId: categoryId ?? undefined,
			subject: subject || undefined,
			customerId: customer?.value,
			fields: contents,
		};
		try {
			const ticketId = await openTicket(conversation.id, wish);
			await onDone();
			await navigate({ to: `/tickets/${ticketId}` });
		} catch (failure) {
			if (failure instanceof ProblemError && failure.errors.length > 0) {
				setErrors(Object.fromEntries(failure.errors.map((each) => [each.field, each.message])));
				focusFirstError();
				if (failure.errors.every((each) => SHOWN.test(each.field))) {
					return false;
				}
			}
			throw failure;
		}
		return true;
	};
	return (
		<AttemptDialog
			title={t('ticket.title', { number: `#${conversation.number}` })}
			text={t('ticket.text')}
			confirm={t('ticket.confirm')}
			onClose={onClose}
			onConfirm={submit}
		>
			<TextInput
				label={t('ticket.subject')}
				placeholder={t('ticket.subjectWithout', { number: conversation.number })}
				maxLength={250}
				value={typed.subject}
				onChange={(event) => change({ subject: event.currentTarget.value })}
				error={errors.subject}
				data-autofocus
			/>
			<Select
				label={t('info.department')}
				required
				allowDeselect={false}
				searchable
				data={choices(conversation, departments)}
				value={typed.departmentId}
				onChange={(departmentId) => {
					setChosen(false);
					change({ departmentId });
				}}
				error={errors.departmentId}
			/>
			{(opening.department?.categories.length ?? 0) > 0 && (
				<Select
					label={t('ticket:field.category')}
					required={opening.department?.categoryRequired}
					clearable={!opening.department?.categoryRequired}
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					searchable
					data={opening.department?.categories.map(named)}
					value={fields.categoryId}
					onChange={(categoryId) => {
						setChosen(true);
						change({ categoryId });
					}}
					error={errors.categoryId}
				/>
			)}
			{!conversation.customerId && (
				<SearchSelect
					kind="customers"
					label={t('info.customer')}
					required={!conversation.customerEmail}
					description={conversation.customerEmail ? t('ticket.customerHint') : undefined}
					search={async (text, signal) =>
						(await searchCustomers(text, signal)).items.map((each) => ({ value: each.id, label: each.name }))
					}
					value={customer}
					onChange={(choice) => {
						setCustomer(choice);
						setErrors(({ customerId: _, ...others }) => others);
					}}
					error={errors.customerId}
				/>
			)}
			<FieldInputs
				fields={opening.custom}
				contents={fields.custom}
				onChange={(custom, id) => {
					change({ custom });
					setErrors(({ [`fields.${id}`]: _, ...others }) => others);
				}}
				errors={errors}
			/>
		</AttemptDialog>
	);
}

/** Where the ticket may go: also where the conversation is, whoever else may open tickets there. */
function choices({ department }: Conversation, departments: Department[]): Choice[] {
	return departments.some((each) => each.id === department.id)
		? departments.map(named)
		: [named(department), ...departments.map(named)];
}
