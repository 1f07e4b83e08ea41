import { Button, Checkbox, Group, Input, Paper, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { focusFirstError } from '../../../frame/forms';
import { searchCustomers, useOfferedDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { useMay, useMe } from '../../../frame/session';
import { AddCustomerDialog } from '../../customer/components/AddCustomerDialog';
import { useAskedFields } from '../../field/api';
import { FieldInputs } from '../../field/components/FieldInputs';
import { askedContents, type Contents, missing } from '../../field/values';
import { openTicket, readTicket, ticketKeys } from '../api';
import { SimilarTickets } from '../components/SimilarTickets';
import { type Composed, Composer } from '../composer/Composer';

const PLACE = 'ticket:new';
/** Long enough to read it and to write down the number. */
const TOLD_MS = 15_000;

interface Fields extends Record<string, unknown> {
	customer: Choice | null;
	departmentId: string | null;
	categoryId: string | null;
	subject: string;
	priority: string | null;
	agentId: string | null;
	notifyAgent: boolean;
	notifyCustomer: boolean;
	/** What is typed into custom fields, also of departments that were chosen before. */
	custom: Contents;
}

const EMPTY: Fields = {
	customer: null,
	departmentId: null,
	categoryId: null,
	subject: '',
	priority: null,
	agentId: null,
	notifyAgent: false,
	notifyCustomer: true,
	custom: {},
};

/** Novo chamado: an external ticket on a customer's behalf (OPN-11). */
export function NewTicketPage() {
	const { t } = useTranslation('ticket');
	const { t: tField } = useTranslation('field');
	const me = useMe();
	const queries = useQueryClient();
	const navigate = useNavigate();
	const departments = useOfferedDepartments();
	const choosesAgent = useMay('TICKET_BIND_OTHERS');
	const seesCustomers = useMay('CUSTOMER_VIEW');
	const editsCustomers = useMay('CUSTOMER_EDIT');
	const [fields, setFields] = useState<Fields>(EMPTY);
	const [errors, setErrors] = useState<Record<string, string>>({});
	const [adding, setAdding] = useState(false);
	const change = (with_: Partial<Fields>) => {
		setFields((before) => ({ ...before, ...with_ }));
		setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in with_))));
	};
	const restore = useCallback((restored: Record<string, unknown>) => setFields({ ...EMPTY, ...restored }), []);
	const department = departments.data?.find((each) => each.id === fields.departmentId);
	const leads =
		!!department &&
		(me.agent.isAdministrator || me.departments.some((each) => each.manager && each.id === department.id));
	const agents = useMemo(() => (department?.agents ?? []).filter((each) => each.tickets).map(named), [department]);
	const asked = useAskedFields('TICKET_OPENING', fields);
	const touched = fields !== EMPTY;

	/** Leads to the new ticket; or home, when it is from now on another department's to see (TAB-5). */
	const show = async (ticket: Ticket) => {
		try {
			await queries.fetchQuery({ queryKey: ticketKeys.page(ticket.id), queryFn: () => readTicket(ticket.id) });
		} catch (failure) {
			if (isOutOfSight(failure)) {
				return leaveForDepartment(ticket.department.name, ticket.number);
			}
			// Its page says what is wrong with it, and goes on by itself.
		}
		await navigate({ to: `/tickets/${ticket.id}` });
	};

	const leaveForDepartment = async (name: string, number: number) => {
		await queries.invalidateQueries({ queryKey: ticketKeys.all });
		await navigate({ to: '/' });
		notifications.show({
			title: t('new.created', { number, department: name }),
			message: t('new.createdText'),
			color: 'balcao',
			autoClose: TOLD_MS,
		});
	};

	const check = () => {
		const found: Record<string, string> = {};
		if (!fields.customer) {
			found.customer = t('new.requiredCustomer');
		}
		if (!fields.departmentId) {
			found.departmentId = t('new.requiredDepartment');
		}
		if (department?.categoryRequired && !fields.categoryId) {
			found.categoryId = t('new.requiredCategory');
		}
		if (!fields.subject.trim()) {
			found.subject = t('new.requiredSubject');
		}
		Object.assign(found, missing(asked, fields.custom, [], tField));
		setErrors(found);
		if (Object.keys(found).length > 0) {
			focusFirstError();
			return false;
		}
		return true;
	};

	const submit = async (composed: Composed) => {
		try {
			const ticket = await openTicket(
				{
					customerId: fields.customer?.value as string,
					departmentId: fields.departmentId as string,
					categoryId: fields.categoryId,
					subject: fields.subject.trim(),
					html: composed.html,
					priority: Number(fields.priority ?? department?.defaultPriority ?? 1),
					agentId: leads ? fields.agentId : null,
					notifyAgent: fields.notifyAgent,
					notifyCustomer: fields.notifyCustomer,
					attachmentIds: composed.attachmentIds,
					fields: askedContents(asked, fields.custom),
				},
				composed.idempotencyKey,
			);
			setFields(EMPTY);
			await queries.invalidateQueries({ queryKey: ticketKeys.all });
			await show(ticket);
		} catch (failure) {
			if (failure instanceof ProblemError && failure.errors.length > 0) {
				setErrors(
					Object.fromEntries(
						failure.errors.map((each) => [each.field === 'customerId' ? 'customer' : each.field, each.message]),
					),
				);
				focusFirstError();
			}
			throw failure;
		}
	};

	return (
		<>
			<PageHeader title={t('new.title')} />
			<Stack gap="md" maw={860}>
				<Paper withBorder p="md">
					<Stack gap="md">
						<Group align="flex-start" gap="xs" wrap="nowrap">
							{seesCustomers ? (
								<SearchSelect
									kind="customers"
									name="customer"
									flex={1}
									required
									label={t('field.customer')}
									placeholder={t('new.customerPlaceholder')}
									value={fields.customer}
									onChange={(customer) => change({ customer })}
									search={async (text, signal) =>
										(await searchCustomers(text, signal)).items.map((each) => ({
											value: each.id,
											label: each.emails[0] ? `${each.name} (${each.emails[0]})` : each.name,
										}))
									}
									error={errors.customer}
								/>
							) : (
								<TextInput
									name="customer"
									flex={1}
									required
									readOnly
									label={t('field.customer')}
									description={t(editsCustomers ? 'new.customerUnseen' : 'new.customerNone')}
									inputWrapperOrder={['label', 'input', 'description', 'error']}
									value={fields.customer?.label ?? ''}
									error={errors.customer}
								/>
							)}
							{editsCustomers && (
								<Input.Wrapper label={<>&nbsp;</>} inputWrapperOrder={['label', 'input']}>
									<Button
										fullWidth
										variant="default"
										leftSection={<IconUserPlus size={16} />}
										onClick={() => setAdding(true)}
									>
										{t('new.addCustomer')}
									</Button>
								</Input.Wrapper>
							)}
						</Group>
						<SimpleGrid cols={{ base: 1, sm: 2 }}>
							<Select
								name="departmentId"
								required
								label={t('field.department')}
								placeholder={t('new.departmentPlaceholder')}
								searchable
								data={(departments.data ?? []).map(named)}
								value={fields.departmentId}
								onChange={(departmentId) =>
									change({ departmentId, categoryId: defaultCategory(departmentId), agentId: null })
								}
								error={errors.departmentId}
							/>
							<Select
								name="categoryId"
								label={t('field.category')}
								placeholder={t('new.categoryPlaceholder')}
								clearable
								clearButtonProps={{ 'aria-label': t('frame:clear') }}
								required={department?.categoryRequired}
								disabled={!department}
								data={(department?.categories ?? []).map(named)}
								value={fields.categoryId}
								onChange={(categoryId) => change({ categoryId })}
								error={errors.categoryId}
							/>
							<Select
								name="priority"
								label={t('field.priority')}
								placeholder={t('new.priorityPlaceholder')}
								clearable
								clearButtonProps={{ 'aria-label': t('frame:clear') }}
								description={
									department && !fields.priority
										? t('new.priorityOfDepartment', { priority: t(`priority.${department.defaultPriority}`) })
										: undefined
								}
								data={['1', '2', '3', '4'].map((value) => ({ value, label: t(`priority.${value}`) }))}
								value={fields.priority}
								onChange={(priority) => change({ priority })}
								error={errors.priority}
							/>
							{choosesAgent && (
								<Select
									name="agentId"
									label={t('field.agent')}
									placeholder={t('new.agentPlaceholder')}
									clearable
									clearButtonProps={{ 'aria-label': t('frame:clear') }}
									searchable
									disabled={!leads}
									data={agents}
									value={fields.agentId}
									onChange={(agentId) => change({ agentId })}
									error={errors.agentId}
								/>
							)}
						</SimpleGrid>
						<TextInput
							name="subject"
							required
							label={t('field.subject')}
							placeholder={t('new.subjectPlaceholder')}
							maxLength={250}
							value={fields.subject}
							onChange={(event) => change({ subject: event.currentTarget.value })}
							error={errors.subject}
						/>
						<SimilarTickets customerId={fields.customer?.value} subject={fields.subject} />
						<FieldInputs
							fields={asked}
							contents={fields.custom}
							onChange={(custom, id) => {
								change({ custom });
								setErrors(({ [`fields.${id}`]: _, ...others }) => others);
							}}
							errors={errors}
						/>
						<Stack gap="xs">
							<Checkbox
								label={t('new.notifyCustomer')}
								checked={fields.notifyCustomer}
								onChange={(event) => change({ notifyCustomer: event.currentTarget.checked })}
							/>
							<Checkbox
								label={t('new.notifyAgent')}
								checked={fields.notifyAgent}
								onChange={(event) => change({ notifyAgent: event.currentTarget.checked })}
							/>
						</Stack>
					</Stack>
				</Paper>
				<Composer
					place={PLACE}
					label={t('field.message')}
					placeholder={t('new.messagePlaceholder')}
					submitLabel={t('new.submit')}
					onCheck={check}
					onSubmit={submit}
					fields={touched ? fields : undefined}
					onFieldsRestored={restore}
				/>
			</Stack>
			<AddCustomerDialog
				opened={adding}
				onClose={() => setAdding(false)}
				onAdded={(customer) => change({ customer: { value: customer.id, label: customer.name } })}
			/>
		</>
	);

	function defaultCategory(departmentId: string | null): string | null {
		return departments.data?.find((each) => each.id === departmentId)?.defaultCategoryId ?? null;
	}
}

function isOutOfSight(failure: unknown): boolean {
	return failure instanceof ProblemError && (failure.status === 404 || failure.status === 403);
}

function named(each: { id: string; name: string }): Choice {
	return { value: each.id, label: each.name };
}
