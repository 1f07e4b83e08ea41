import { Checkbox, Skeleton, Stack, Tabs, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Category } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useCategories, useDepartments } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';

export function NewCategoryPage() {
	return <CategoryForm category={null} />;
}

export function EditCategoryPage() {
	const { categoryId } = useParams({ strict: false }) as { categoryId: string };
	const query = useCategories();
	const category = query.data?.find((each) => each.id === categoryId);
	if (query.isPending) {
		return <Skeleton height={240} />;
	}
	return category ? <CategoryForm key={category.id} category={category} /> : <NotFound />;
}

function CategoryForm({ category }: { category: Category | null }) {
	const { t } = useTranslation('people');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const departments = useDepartments();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(category),
			validate: { name: (value) => (value.trim() ? null : t('required.name')) },
		},
		{ record: category, valuesOf },
	);
	const back = async () => {
		await queries.invalidateQueries({ queryKey: ['departments'] });
		await queries.invalidateQueries({ queryKey: ['categories'] });
		await navigate({ to: '/settings/categories' });
	};
	const save = () =>
		submit(async (values, version) => {
			const body = { ...values, name: values.name.trim() };
			await (category
				? request('PUT', `/categories/${category.id}`, { body, ifMatch: version })
				: request('POST', '/categories', { body, idempotencyKey: keyFor(body) }));
			category ? tellSaved() : tellCreated(body.name);
			await back();
		});
	return (
		<FormPage
			title={category ? category.name : t('newCategory')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						active: [t('field.activeCategory')],
						departmentIds: [t('departments'), (ids) => namesOf(ids, departments.data)],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				category && (
					<DeleteButton
						question={t('deleteCategory', { name: category.name })}
						onDelete={async () => {
							await request('DELETE', `/categories/${category.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<Tabs defaultValue="information" keepMounted>
				<Tabs.List>
					<Tabs.Tab value="information">{t('tab.information')}</Tabs.Tab>
					<Tabs.Tab value="departments">{t('departments')}</Tabs.Tab>
				</Tabs.List>
				<Tabs.Panel value="information" pt="md">
					<Stack>
						<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
						<Checkbox label={t('field.activeCategory')} {...form.getInputProps('active', { type: 'checkbox' })} />
					</Stack>
				</Tabs.Panel>
				<Tabs.Panel value="departments" pt="md">
					<Checkbox.Group label={t('categoryDepartments')} {...form.getInputProps('departmentIds')}>
						<Stack gap="xs" mt="xs">
							{(departments.data ?? []).map((each) => (
								<Checkbox key={each.id} value={each.id} label={each.name} />
							))}
						</Stack>
					</Checkbox.Group>
				</Tabs.Panel>
			</Tabs>
		</FormPage>
	);
}

/** What the form holds of a category; of a new one, what it begins with. */
function valuesOf(category: Category | null) {
	return {
		name: category?.name ?? '',
		active: category?.active ?? true,
		departmentIds: category?.departments.map((each) => each.id) ?? [],
	};
}
