import { Checkbox, Paper, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { focusFirstError } from '../../../frame/forms';
import { searchCustomers, useAskedDepartments, useOfferedDepartments } from '../../../frame/lookups';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { useMay } from '../../../frame/session';
import { isAskedIn, useAskedFields } from '../../field/api';
import { FieldInputs } from '../../field/components/FieldInputs';
import { askedContents, type Contents, contentsOf, missing } from '../../field/values';
import { ticketKeys } from '../api';
import { type Composed, Composer } from '../composer/Composer';
import { named } from '../opening/opening';
import { editTicket, type Opening } from './api';
import { TheirVersion } from './TheirVersion';

interface Fields extends Record<string, unknown> {
	subject: string;
	departmentId: string;
	categoryId: string | null;
	priority: string;
	customer: Choice | null;
	notifyCustomer: boolean;
	custom: Contents;
	/** Of the ticket that all this was made from. */
	version: number;
}

const fieldsOf = (opening: Opening): Fields => ({
	subject: opening.subject,
	departmentId: opening.department.id,
	categoryId: opening.category?.id ?? null,
	priority: String(opening.priority),
	customer: opening.customer ? { value: opening.customer.id, label: opening.customer.name } : null,
	notifyCustomer: opening.notifyCustomer,
	custom: contentsOf(opening.fields),
	version: opening.version,
});

/** Changes what a ticket was opened with; whom it is for and custom fields only once somebody is responsible (EDT-2, EDT-3). */
export function EditForm({ ticket, read }: { ticket: Ticket; read: Opening }) {
	const { t } = useTranslation('ticket');
	const { t: tField } = useTranslation('field');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const seesCustomers = useMay('CUSTOMER_VIEW');
	const external = useOfferedDepartments();
	const internal = useAskedDepartments();
	const departments = ticket.requester ? internal : external;
	const [fields, setFields] = useState<Fields>(() => fieldsOf(read));
	const [touched, setTouched] = useState(false);
	const [theirs, setTheirs] = useState<Opening | null>(null);
	const [errors, setErrors] = useState<Record<string, string>>({});
	const change = (with_: Partial<Fields>) => {
		setTouched(true);
		setFields((before) => ({ ...before, ...with_ }));
		setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in with_))));
	};
	const restore = useCallback((restored: Record<string, unknown>) => {
		setTouched(true);
		setFields((before) => ({ ...before, ...restored }));
	}, []);
	const forget = () => {
		setTouched(false);
		setFields(fieldsOf(read));
		setErrors({});
	};
	const department = departments.data?.find((each) => each.id === fields.departmentId);
	const choices = withCurrent((departments.data ?? []).map(named), named(read.department));
	const categories = (department?.categories ?? []).map(named);
	const bound = ticket.agent !== null;
	const atFirst = { departmentId: read.department.id, categoryId: read.category?.id ?? null };
	const askedThere = useAskedFields('TICKET_OPENING', fields);
	// Before somebody is responsible, only what the new place asks beyond the former.
	const asked = bound ? askedThere : askedThere.filter((each) => !isAskedIn(each, atFirst));

	const submit = async (composed: Composed) => {
		try {
			await editTicket(
				ticket.id,
				{
					subject: fields.subject.trim(),
					html: composed.html === read.html ? undefined : composed.html,
					departmentId: fields.departmentId,
					categoryId: fields.categoryId,
					priority: Number(fields.priority),
					customerId: bound ? fields.customer?.value : undefined,
					notifyCustomer: bound ? fields.notifyCustomer : undefined,
					attachmentIds: composed.attachmentIds,
					fields: askedContents(asked, fields.custom),
				},
				fields.version,
			);
		} catch (failure) {
			meet(failure);
			throw failure;
		}
		await queries.invalidateQueries({ queryKey: ticketKeys.all });
		await navigate({ to: `/tickets/${ticket.id}` });
	};

	/** What was typed stays; the other's version is shown beside it, and saving again is made from that. */
	const meet = (failure: unknown) => {
		if (failure instanceof ProblemError && failure.status === 412) {
			const current = failure.extras.current as Opening;
			setTheirs(current);
			setFields((before) => ({ ...before, version: current.version }));
		} else if (failure instanceof ProblemError && failure.errors.length > 0) {
			setErrors(
				Object.fromEntries(
					failure.errors.map((each) => [each.field === 'customerId' ? 'customer' : each.field, each.message]),
				),
			);
			focusFirstError();
		}
	};

	const check = () => {
		const found = {
			...(fields.subject.trim() ? {} : { subject: t('new.requiredSubject') }),
			...missing(asked, fields.custom, read.fields, tField),
		};
		setErrors(found);
		if (Object.keys(found).length > 0) {
			focusFirstError();
			return false;
		}
		return true;
	};

	return (
		<Stack gap="md" maw={860}>
			{theirs && <TheirVersion theirs={theirs} onUse={change} />}
			<Paper withBorder p="md">
				<Stack gap="md">
					{bound && ticket.customer && seesCustomers && (
						<SearchSelect
							kind="customers"
							name="customer"
							required
							label={t('field.customer')}
							value={fields.customer}
							onChange={(customer) => change({ customer })}
							search={async (text, signal) => (await searchCustomers(text, signal)).items.map(named)}
							error={errors.customer}
						/>
					)}
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<Select
							name="departmentId"
							required
							searchable
							allowDeselect={false}
							label={t('field.department')}
							data={choices}
							value={fields.departmentId}
							onChange={(departmentId) => departmentId && change({ departmentId, categoryId: null })}
							error={errors.departmentId}
						/>
						<Select
							name="categoryId"
							label={t('field.category')}
							placeholder={t('new.categoryPlaceholder')}
							clearable
							clearButtonProps={{ 'aria-label': t('frame:clear') }}
							required={department?.categoryRequired}
							allowDeselect={!department?.categoryRequired}
							data={
								read.category && fields.departmentId === read.department.id
									? withCurrent(categories, named(read.category))
									: categories
							}
							value={fields.categoryId}
							onChange={(categoryId) => change({ categoryId })}
							error={errors.categoryId}
						/>
						<Select
							name="priority"
							label={t('field.priority')}
							allowDeselect={false}
							data={['1', '2', '3', '4'].map((value) => ({ value, label: t(`priority.${value}`) }))}
							value={fields.priority}
							onChange={(priority) => priority && change({ priority })}
							error={errors.priority}
						/>
					</SimpleGrid>
					<TextInput
						name="subject"
						required
						label={t('field.subject')}
						maxLength={250}
						value={fields.subject}
						onChange={(event) => change({ subject: event.currentTarget.value })}
						error={errors.subject}
					/>
					<FieldInputs
						fields={asked}
						contents={fields.custom}
						onChange={(custom, id) => {
							change({ custom });
							setErrors(({ [`fields.${id}`]: _, ...others }) => others);
						}}
						errors={errors}
						held={read.fields}
					/>
					{bound && ticket.customer && (
						<Checkbox
							label={t('new.notifyCustomer')}
							checked={fields.notifyCustomer}
							onChange={(event) => change({ notifyCustomer: event.currentTarget.checked })}
						/>
					)}
				</Stack>
			</Paper>
			<Composer
				place={`ticket:${ticket.id}:edit`}
				label={t('field.message')}
				placeholder={t('new.messagePlaceholder')}
				initialHtml={read.html}
				submitLabel={t('edit.submit')}
				saves
				onCheck={check}
				onSubmit={submit}
				onCancel={() => void navigate({ to: `/tickets/${ticket.id}` })}
				fields={touched ? fields : undefined}
				onFieldsRestored={restore}
				onDraftDropped={forget}
			/>
		</Stack>
	);
}

/** What the ticket has stays a choice, even if nothing new could have it. */
function withCurrent(choices: Choice[], current: Choice): Choice[] {
	return choices.some((each) => each.value === current.value) ? choices : [current, ...choices];
}
