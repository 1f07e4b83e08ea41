import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Customer } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { searchOrganizations } from '../../../frame/lookups';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { useMay } from '../../../frame/session';
import { useAskedFields } from '../../field/api';
import { FieldInputs } from '../../field/components/FieldInputs';
import { askedContents, type Contents, missing } from '../../field/values';
import { LookAlikes } from './LookAlikes';

interface AddCustomerDialogProps {
	opened: boolean;
	onClose: () => void;
	onAdded: (customer: Pick<Customer, 'id' | 'name'>) => void;
}

/** Adds a customer without leaving what one is doing (OPN-11). */
export function AddCustomerDialog({ opened, onClose, onAdded }: AddCustomerDialogProps) {
	const { t } = useTranslation('ticket');
	const keyFor = useIdempotencyKey();
	const seesOrganizations = useMay('CUSTOMER_VIEW');
	const [organization, setOrganization] = useState<Choice | null>(null);
	const { t: tField } = useTranslation('field');
	const asked = useAskedFields('CUSTOMER');
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { name: '', emails: '', phone: '', fields: {} as Contents },
		validate: (values) => ({
			...missing(asked, values.fields, [], tField),
			...(values.name.trim() ? {} : { name: t('addCustomer.requiredName') }),
		}),
	});
	const add = async () => {
		const done = await submit(async (values) => {
			const body = {
				name: values.name.trim(),
				emails: values.emails.trim() ? [values.emails.trim()] : [],
				phone: values.phone.trim() || null,
				organizationId: organization?.value ?? null,
				fields: askedContents(asked, values.fields),
			};
			const customer = await request<Customer>('POST', '/customers', {
				body,
				idempotencyKey: keyFor(body),
			});
			onAdded(customer);
		});
		if (done) {
			form.reset();
			setOrganization(null);
			onClose();
		}
	};
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('addCustomer.title')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					event.stopPropagation();
					void add();
				}}
			>
				<Stack>
					<ProblemAlert problem={problem} />
					<TextInput
						label={t('addCustomer.name')}
						required
						data-autofocus
						maxLength={250}
						{...form.getInputProps('name')}
					/>
					<TextInput label={t('addCustomer.email')} type="email" maxLength={250} {...form.getInputProps('emails')} />
					<TextInput label={t('addCustomer.phone')} type="tel" maxLength={20} {...form.getInputProps('phone')} />
					<LookAlikes
						name={form.values.name}
						email={form.values.emails}
						phone={form.values.phone}
						onChoose={(customer) => {
							onAdded(customer);
							form.reset();
							onClose();
						}}
					/>
					{seesOrganizations && (
						<SearchSelect
							kind="organizations"
							label={t('addCustomer.organization')}
							value={organization}
							onChange={setOrganization}
							search={async (text, signal) =>
								(await searchOrganizations(text, signal)).items.map((each) => ({ value: each.id, label: each.name }))
							}
						/>
					)}
					<FieldInputs
						fields={asked}
						contents={form.getValues().fields}
						onChange={(fields, id) => {
							form.setFieldValue('fields', fields);
							form.clearFieldError(`fields.${id}`);
						}}
						errors={form.errors}
						columns={1}
					/>
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={onClose}>
							{t('frame:cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{t('addCustomer.submit')}
						</Button>
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
