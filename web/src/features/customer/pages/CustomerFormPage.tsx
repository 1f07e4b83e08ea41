import {
	Button,
	Checkbox,
	Group,
	Paper,
	Select,
	SimpleGrid,
	Skeleton,
	Stack,
	TagsInput,
	Textarea,
	TextInput,
} from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Customer } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { useProblemForm } from '../../../frame/forms';
import { searchOrganizations } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { useMay } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { LANGUAGES } from '../../../i18n';
import { useAskedFields } from '../../field/api';
import { FieldInputs } from '../../field/components/FieldInputs';
import { askedContents, contentsOf, contentsText, missing } from '../../field/values';
import { customerKeys, readCustomer, saveCustomer } from '../api';

export function NewCustomerPage() {
	return <CustomerForm customer={null} />;
}

export function EditCustomerPage() {
	const { customerId } = useParams({ strict: false }) as { customerId: string };
	const query = useQuery({
		queryKey: customerKeys.one(customerId),
		queryFn: () => readCustomer(customerId),
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={320} />;
	}
	return query.isLoadingError ? (
		<ErrorState error={query.error} />
	) : (
		<CustomerForm key={query.data.id} customer={query.data} />
	);
}

function CustomerForm({ customer }: { customer: Customer | null }) {
	const { t } = useTranslation('customer');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	// What is hidden cannot be edited; the server leaves it as it is, whatever is sent.
	const hidden = !useMay('CUSTOMER_PERSONAL_VIEW') && customer !== null;
	const { t: tField } = useTranslation('field');
	const asked = useAskedFields('CUSTOMER');
	const held = customer?.fields ?? [];
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(customer),
			validate: (values) => ({
				...missing(asked, values.fields, held, tField),
				...(values.name.trim() ? {} : { name: t('required.name') }),
			}),
		},
		{
			record: customer,
			valuesOf,
			placeOf: (field) => (field === 'organizationId' ? 'organization' : field),
		},
	);
	const save = () =>
		submit(async ({ organization, ...values }, version) => {
			const input = {
				...values,
				name: values.name.trim(),
				phone: values.phone.trim() || null,
				externalId: values.externalId.trim() || null,
				organizationId: organization?.value ?? null,
				fields: askedContents(asked, values.fields),
			};
			const saved = await saveCustomer(
				input,
				customer && { id: customer.id, version: version ?? customer.version },
				keyFor(input),
			);
			await queries.invalidateQueries({ queryKey: customerKeys.all });
			await navigate({ to: `/customers/${saved.id}` });
		});
	return (
		<>
			<PageHeader title={customer ? customer.name : t('newCustomer')} />
			<Paper
				component="form"
				withBorder
				p="md"
				maw={760}
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				<Stack>
					<ProblemAlert problem={problem} />
					<ConflictAlert
						conflict={conflict}
						fields={{
							name: [t('field.name')],
							emails: [t('field.emails')],
							phone: [t('field.phone')],
							externalId: [t('field.externalId')],
							organization: [t('field.organization'), (chosen) => chosen?.label ?? '–'],
							language: [t('field.language'), (value) => (value ? t(`language.${value}`) : t('languageOfAccount'))],
							active: [t('field.active')],
							canOpenTickets: [t('field.canOpenTickets')],
							notes: [t('field.notes')],
							fields: [tField('fields'), (contents) => contentsText(asked, contents, tField)],
						}}
					/>
					<TextInput label={t('field.name')} required maxLength={250} {...form.getInputProps('name')} />
					<TagsInput
						label={t('field.emails')}
						description={hidden ? t('hiddenByGroup') : t('emailsHint')}
						disabled={hidden}
						splitChars={[',', ';', ' ']}
						acceptValueOnBlur
						{...form.getInputProps('emails')}
					/>
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<TextInput
							label={t('field.phone')}
							description={hidden ? t('hiddenByGroup') : undefined}
							disabled={hidden}
							type="tel"
							maxLength={20}
							{...form.getInputProps('phone')}
						/>
						<TextInput
							label={t('field.externalId')}
							description={hidden ? t('hiddenByGroup') : t('externalIdHint')}
							disabled={hidden}
							maxLength={250}
							{...form.getInputProps('externalId')}
						/>
						<SearchSelect
							kind="organizations"
							label={t('field.organization')}
							value={form.getValues().organization}
							{...form.getInputProps('organization')}
							search={async (text, signal) =>
								(await searchOrganizations(text, signal)).items.map((each) => ({ value: each.id, label: each.name }))
							}
						/>
						<Select
							label={t('field.language')}
							clearable
							clearButtonProps={{ 'aria-label': t('frame:clear') }}
							placeholder={t('languageOfAccount')}
							data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
							{...form.getInputProps('language')}
						/>
					</SimpleGrid>
					<FieldInputs
						fields={asked}
						contents={form.getValues().fields}
						onChange={(fields, id) => {
							form.setFieldValue('fields', fields);
							form.clearFieldError(`fields.${id}`);
						}}
						errors={form.errors}
						held={held}
					/>
					<Checkbox label={t('field.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
					<Checkbox label={t('field.canOpenTickets')} {...form.getInputProps('canOpenTickets', { type: 'checkbox' })} />
					<Textarea
						label={t('field.notes')}
						autosize
						minRows={3}
						maxRows={12}
						maxLength={10000}
						{...form.getInputProps('notes')}
					/>
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={() => history.back()}>
							{t('frame:cancel')}
						</Button>
						<Button type="submit" loading={busy}>
							{t('frame:save')}
						</Button>
					</Group>
				</Stack>
			</Paper>
		</>
	);
}

/** What the form holds of a customer; of a new one, what it begins with. */
function valuesOf(customer: Customer | null) {
	const organization: Choice | null = customer?.organization
		? { value: customer.organization.id, label: customer.organization.name }
		: null;
	return {
		name: customer?.name ?? '',
		emails: customer?.emails ?? [],
		phone: customer?.phone ?? '',
		externalId: customer?.externalId ?? '',
		language: customer?.language ?? null,
		canOpenTickets: customer?.canOpenTickets ?? true,
		active: customer?.active ?? true,
		notes: customer?.notes ?? '',
		fields: contentsOf(customer?.fields),
		organization,
	};
}
