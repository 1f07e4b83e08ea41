import { Button, Group, Paper, Skeleton, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Organization } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { useProblemForm } from '../../../frame/forms';
import { searchOrganizations } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { type Choice, SearchSelect } from '../../../frame/SearchSelect';
import { ErrorState } from '../../../frame/states';
import { customerKeys, readOrganization, saveOrganization } from '../api';

export function NewOrganizationPage() {
	return <OrganizationForm organization={null} />;
}

export function EditOrganizationPage() {
	const { organizationId } = useParams({ strict: false }) as { organizationId: string };
	const query = useQuery({
		queryKey: customerKeys.organization(organizationId),
		queryFn: () => readOrganization(organizationId),
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={320} />;
	}
	return query.isLoadingError ? (
		<ErrorState error={query.error} />
	) : (
		<OrganizationForm key={query.data.id} organization={query.data} />
	);
}

function OrganizationForm({ organization }: { organization: Organization | null }) {
	const { t } = useTranslation('customer');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(organization),
			validate: { name: (value) => (value.trim() ? null : t('required.name')) },
		},
		{ record: organization, valuesOf, placeOf: (field) => (field === 'parentId' ? 'parent' : field) },
	);
	const save = () =>
		submit(async (values, version) => {
			const input = {
				name: values.name.trim(),
				domains: values.domains,
				notes: values.notes,
				parentId: values.parent?.value ?? null,
			};
			const saved = await saveOrganization(
				input,
				organization && { id: organization.id, version: version ?? organization.version },
				keyFor(input),
			);
			await queries.invalidateQueries({ queryKey: customerKeys.organizations });
			await navigate({ to: `/organizations/${saved.id}` });
		});
	return (
		<>
			<PageHeader title={organization ? organization.name : t('newOrganization')} />
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
							parent: [t('field.parent'), (chosen) => chosen?.label ?? '–'],
							domains: [t('field.domains')],
							notes: [t('field.notes')],
						}}
					/>
					<TextInput label={t('field.name')} required maxLength={250} {...form.getInputProps('name')} />
					<SearchSelect
						kind="organizations"
						label={t('field.parent')}
						value={form.getValues().parent}
						{...form.getInputProps('parent')}
						search={async (text, signal) =>
							(await searchOrganizations(text, signal)).items
								.filter((each) => each.id !== organization?.id)
								.map((each) => ({ value: each.id, label: each.name }))
						}
					/>
					<TagsInput
						label={t('field.domains')}
						description={t('domainsHint')}
						splitChars={[',', ';', ' ']}
						acceptValueOnBlur
						{...form.getInputProps('domains')}
					/>
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

/** What the form holds of an organization; of a new one, what it begins with. */
function valuesOf(organization: Organization | null) {
	const parent: Choice | null = organization?.parent
		? { value: organization.parent.id, label: organization.parent.name }
		: null;
	return {
		name: organization?.name ?? '',
		domains: organization?.domains ?? [],
		notes: organization?.notes ?? '',
		parent,
	};
}
