import { Checkbox, MultiSelect, Select, SimpleGrid, Skeleton, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Department, Placement } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useAgents, useCategories, useDepartments } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { Placements, placementsText } from '../components/Placements';

export function NewDepartmentPage() {
	return <DepartmentForm department={null} />;
}

export function EditDepartmentPage() {
	const { departmentId } = useParams({ strict: false }) as { departmentId: string };
	const query = useDepartments();
	const department = query.data?.find((each) => each.id === departmentId);
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	return department ? <DepartmentForm key={department.id} department={department} /> : <NotFound />;
}

function DepartmentForm({ department }: { department: Department | null }) {
	const { t } = useTranslation('people');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const categories = useCategories();
	const agents = useAgents();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(department),
			validate: { name: (value) => (value.trim() ? null : t('required.name')) },
		},
		{ record: department, valuesOf },
	);
	const values = form.getValues();
	const known = new Map([...(department?.agents ?? []), ...(agents.data ?? [])].map((each) => [each.id, each.name]));
	const back = async () => {
		await queries.invalidateQueries({ queryKey: ['departments'] });
		await queries.invalidateQueries({ queryKey: ['categories'] });
		await navigate({ to: '/settings/departments' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = {
				...typed,
				name: typed.name.trim(),
				defaultPriority: Number(typed.defaultPriority),
				defaultCategoryId: typed.categoryIds.includes(typed.defaultCategoryId ?? '') ? typed.defaultCategoryId : null,
				agents: Object.entries(typed.agents).map(([agentId, { tickets, chat, manager }]) => ({
					agentId,
					tickets,
					chat,
					manager,
				})),
			};
			await (department
				? request('PUT', `/departments/${department.id}`, { body, ifMatch: version })
				: request('POST', '/departments', { body, idempotencyKey: keyFor(body) }));
			department ? tellSaved() : tellCreated(body.name);
			await back();
		});
	return (
		<FormPage
			title={department ? department.name : t('newDepartment')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						active: [t('field.activeDepartment')],
						categoryIds: [t('categories'), (ids) => namesOf(ids, categories.data)],
						defaultCategoryId: [t('field.defaultCategory'), (id) => namesOf([id], categories.data)],
						defaultPriority: [t('field.defaultPriority'), (value) => t(`ticket:priority.${value}`)],
						categoryRequired: [t('field.categoryRequired')],
						agents: [t('agents'), (placed) => placementsText(placed, known, t)],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				department && (
					<DeleteButton
						question={t('deleteDepartment', { name: department.name })}
						onDelete={async () => {
							await request('DELETE', `/departments/${department.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
			<Checkbox
				label={t('field.activeDepartment')}
				description={t('departmentActiveHint')}
				{...form.getInputProps('active', { type: 'checkbox' })}
			/>
			<MultiSelect
				label={t('categories')}
				description={t('departmentCategoriesHint')}
				searchable
				data={(categories.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
				{...form.getInputProps('categoryIds')}
			/>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<Select
					label={t('field.defaultCategory')}
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					data={(categories.data ?? [])
						.filter((each) => values.categoryIds.includes(each.id))
						.map((each) => ({ value: each.id, label: each.name }))}
					{...form.getInputProps('defaultCategoryId')}
				/>
				<Select
					label={t('field.defaultPriority')}
					allowDeselect={false}
					data={['1', '2', '3', '4'].map((value) => ({ value, label: t(`ticket:priority.${value}`) }))}
					{...form.getInputProps('defaultPriority')}
				/>
			</SimpleGrid>
			<Checkbox label={t('field.categoryRequired')} {...form.getInputProps('categoryRequired', { type: 'checkbox' })} />
			<Title order={2} size="h5">
				{t('agents')}
			</Title>
			<Placements
				label={t('agent')}
				choices={[...known]
					.map(([id, name]) => ({ id, name }))
					.sort((one, other) => one.name.localeCompare(other.name))}
				value={values.agents}
				onChange={(value) => form.setFieldValue('agents', value)}
				empty={t('nobodyFound')}
			/>
		</FormPage>
	);
}

/** What the form holds of a department; of a new one, what it begins with. */
function valuesOf(department: Department | null) {
	const agents: Record<string, Placement> = Object.fromEntries(
		(department?.agents ?? []).map(({ id, tickets, chat, manager }) => [id, { tickets, chat, manager }]),
	);
	return {
		name: department?.name ?? '',
		active: department?.active ?? true,
		categoryIds: department?.categories.map((each) => each.id) ?? [],
		defaultCategoryId: department?.defaultCategoryId ?? null,
		defaultPriority: String(department?.defaultPriority ?? 1),
		categoryRequired: department?.categoryRequired ?? false,
		agents,
	};
}
