import { Button, Checkbox, Group, Input, Paper, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUserPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { focusFirstError } from '../../../frame/forms';
import { searchCustomers, useOfferedDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { useMay } from '../../../frame/session';
import { AddCustomerDialog } from '../../customer/components/AddCustomerDialog';
import { openTicket, readTicket, ticketKeys } from '../api';
import { SimilarTickets } from '../components/SimilarTickets';
import { type Composed, Composer } from '../composer/Composer';
import type { Person } from '../copies/api';
import { PeopleInput } from '../copies/PeopleInput';
import { OpeningInputs } from '../opening/OpeningInputs';
import { type Asked, NOTHING_ASKED, useOpening } from '../opening/opening';

const PLACE = 'ticket:new';
/** Long enough to read it and to write down the number. */
const TOLD_MS = 15_000;

interface Fields extends Asked {
	customer: Choice | null;
	copies: Person[];
	notifyAgent: boolean;
	notifyCustomer: boolean;
}

const EMPTY: Fields = { ...NOTHING_ASKED, customer: null, copies: [], notifyAgent: false, notifyCustomer: true };

/** Novo chamado: an external ticket on a customer's behalf (OPN-11). */
export function NewTicketPage() {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const departments = useOfferedDepartments();
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
	const opening = useOpening(fields, departments.data);
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
		const found: Record<string, string> = {
			...(fields.customer ? {} : { customer: t('new.requiredCustomer') }),
			...opening.lacking(),
		};
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
					...opening.body(composed),
					customerId: fields.customer?.value as string,
					copies: fields.copies,
					notifyAgent: fields.notifyAgent,
					notifyCustomer: fields.notifyCustomer,
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
						failure.errors.map((each) => [
							each.field === 'customerId' ? 'customer' : each.field.replace(/^copies\[.*/, 'copies'),
							each.message,
						]),
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
						<PeopleInput
							label={t('copy.title')}
							people={fields.copies}
							error={errors.copies}
							onAdd={(person) => change({ copies: [...fields.copies, person] })}
							onRemove={(address) => change({ copies: fields.copies.filter((each) => each.address !== address) })}
						/>
						<OpeningInputs
							opening={opening}
							fields={fields}
							onChange={change}
							errors={errors}
							onMended={(field) => setErrors(({ [field]: _, ...others }) => others)}
							belowSubject={<SimilarTickets customerId={fields.customer?.value} subject={fields.subject} />}
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
}

function isOutOfSight(failure: unknown): boolean {
	return failure instanceof ProblemError && (failure.status === 404 || failure.status === 403);
}
