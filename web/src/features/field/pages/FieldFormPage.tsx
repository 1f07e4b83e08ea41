import { Checkbox, MultiSelect, Select, SimpleGrid, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { CustomField } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useCategories, useDepartments } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { CUSTOM_FIELDS, type FieldTarget, TARGETS, TYPES, useCustomFields } from '../api';
import { LimitInputs } from '../components/LimitInputs';
import { OptionsEditor } from '../components/OptionsEditor';
import { bodyOf, isChosen, valuesOf } from '../formValues';

const CLASSES = ['NORMAL', 'PERSONAL', 'SENSITIVE'] as const;

export function NewFieldPage() {
	const { target } = useSearch({ strict: false }) as { target?: FieldTarget };
	return <FieldForm field={null} target={TARGETS.find((each) => each === target)} />;
}

export function EditFieldPage() {
	const { fieldId } = useParams({ strict: false }) as { fieldId: string };
	const query = useCustomFields();
	const field = query.data?.find((each) => each.id === fieldId);
	if (query.isPending) {
		return <Skeleton height={300} />;
	}
	return field ? <FieldForm key={field.id} field={field} /> : <NotFound />;
}

function FieldForm({ field, target }: { field: CustomField | null; target?: FieldTarget }) {
	const { t } = useTranslation('field');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const departments = useDepartments();
	const categories = useCategories();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(field, target),
			validate: { name: (value) => (value.trim() ? null : t('required')) },
		},
		{ record: field, valuesOf: (record) => valuesOf(record) },
	);
	const values = form.getValues();
	const chat = values.target === 'CHAT';
	const chosen = isChosen(values.type);
	const save = () =>
		submit(async (typed, version) => {
			const body = bodyOf(typed);
			await (field
				? request('PUT', `/custom-fields/${field.id}`, { body, ifMatch: version })
				: request('POST', '/custom-fields', { body, idempotencyKey: keyFor(body) }));
			field ? tellSaved() : tellCreated(body.name);
			await queries.invalidateQueries({ queryKey: CUSTOM_FIELDS });
			await navigate({ to: '/settings/custom-fields', search: { target: body.target } as never });
		});
	return (
		<FormPage
			title={field ? field.name : t('newField')}
			description={t('fieldText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						target: [t('form.target'), (target) => t(`target.${target}`)],
						type: [t('form.type'), (type) => t(`type.${type}`)],
						name: [t('form.name')],
						help: [t('form.help')],
						active: [t('form.active')],
						requiredForAgents: [t('form.requiredForAgents')],
						requiredForCustomers: [t('form.requiredForCustomers')],
						shownToCustomers: [t('form.shownToCustomers')],
						editableByCustomers: [t('form.editableByCustomers')],
						classification: [t('form.classification'), (value) => t(`classification.${value}`)],
						limits: [t('form.limits'), () => t('form.changed')],
						options: [t('form.options'), (options) => options.map((each) => each.label).join(', ')],
						departmentIds: [t('form.departments'), (ids) => namesOf(ids, departments.data)],
						categoryIds: [t('form.categories'), (ids) => namesOf(ids, categories.data)],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('form.name')} required maxLength={120} {...form.getInputProps('name')} />
				<TextInput
					label={t('form.help')}
					description={t('form.helpHint')}
					inputWrapperOrder={['label', 'input', 'description', 'error']}
					maxLength={500}
					{...form.getInputProps('help')}
				/>
				<Select
					label={t('form.target')}
					disabled={field !== null}
					allowDeselect={false}
					data={TARGETS.map((value) => ({ value, label: t(`target.${value}`) }))}
					{...form.getInputProps('target')}
				/>
				<Select
					label={t('form.type')}
					description={field ? t('form.typeFixed') : undefined}
					inputWrapperOrder={['label', 'input', 'description', 'error']}
					disabled={field !== null}
					allowDeselect={false}
					searchable
					data={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
					{...form.getInputProps('type')}
				/>
			</SimpleGrid>
			<LimitInputs form={form} />
			{chosen && (
				<OptionsEditor
					options={values.options}
					onChange={(options) => form.setFieldValue('options', options)}
					tree={values.type === 'TREE_SELECT'}
					error={typeof form.errors.options === 'string' ? form.errors.options : undefined}
				/>
			)}
			{values.target !== 'CUSTOMER' && (
				<SimpleGrid cols={{ base: 1, sm: 2 }}>
					<MultiSelect
						label={t('form.departments')}
						placeholder={values.departmentIds.length === 0 ? t('form.allDepartments') : undefined}
						data={(departments.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
						{...form.getInputProps('departmentIds')}
					/>
					{!chat && (
						<MultiSelect
							label={t('form.categories')}
							placeholder={values.categoryIds.length === 0 ? t('form.allCategories') : undefined}
							data={(categories.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
							{...form.getInputProps('categoryIds')}
						/>
					)}
				</SimpleGrid>
			)}
			<Select
				label={t('form.classification')}
				description={t(`classificationText.${values.classification}`)}
				inputWrapperOrder={['label', 'input', 'description', 'error']}
				allowDeselect={false}
				data={CLASSES.map((value) => ({ value, label: t(`classification.${value}`) }))}
				{...form.getInputProps('classification')}
			/>
			<Stack gap="xs">
				<Checkbox label={t('form.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
				{!chat && (
					<>
						<Checkbox
							label={t('form.requiredForAgents')}
							{...form.getInputProps('requiredForAgents', { type: 'checkbox' })}
						/>
						<Checkbox
							label={t('form.shownToCustomers')}
							{...form.getInputProps('shownToCustomers', { type: 'checkbox' })}
						/>
					</>
				)}
				{!chat && values.shownToCustomers && values.target !== 'TICKET_CLOSING' && (
					<Checkbox
						label={t('form.editableByCustomers')}
						{...form.getInputProps('editableByCustomers', { type: 'checkbox' })}
					/>
				)}
				{(chat || (values.shownToCustomers && values.editableByCustomers && values.target !== 'TICKET_CLOSING')) && (
					<Checkbox
						label={t(chat ? 'form.requiredForVisitors' : 'form.requiredForCustomers')}
						{...form.getInputProps('requiredForCustomers', { type: 'checkbox' })}
					/>
				)}
			</Stack>
		</FormPage>
	);
}
