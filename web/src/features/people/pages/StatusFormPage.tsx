import { Badge, Checkbox, Group, Select, SimpleGrid, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { TicketStatus } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useDepartments } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { COLORS, STATUSES, useStatuses } from '../statuses';

export function NewStatusPage() {
	return <StatusForm status={null} />;
}

export function EditStatusPage() {
	const { statusId } = useParams({ strict: false }) as { statusId: string };
	const query = useStatuses();
	const status = query.data?.find((each) => each.id === statusId);
	if (query.isPending) {
		return <Skeleton height={300} />;
	}
	return status ? <StatusForm key={status.id} status={status} /> : <NotFound />;
}

function StatusForm({ status }: { status: TicketStatus | null }) {
	const { t } = useTranslation('people');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const departments = useDepartments();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(status),
			validate: { name: (value) => (value.trim() ? null : t('required.name')) },
		},
		{ record: status, valuesOf },
	);
	const values = form.getValues();
	const back = async () => {
		await queries.invalidateQueries({ queryKey: STATUSES });
		await navigate({ to: '/settings/statuses' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = { ...typed, name: typed.name.trim() };
			await (status
				? request('PUT', `/ticket-statuses/${status.id}`, { body, ifMatch: version })
				: request('POST', '/ticket-statuses', { body, idempotencyKey: keyFor(body) }));
			status ? tellSaved() : tellCreated(body.name);
			await back();
		});
	return (
		<FormPage
			title={status ? status.name : t('newStatus')}
			description={t('statusText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						color: [t('field.color'), (color) => t(`color.${color}`)],
						active: [t('field.activeStatus')],
						shownToCustomers: [t('field.shownToCustomers')],
						pausesSla: [t('field.pausesSla')],
						departmentIds: [t('departments'), (ids) => namesOf(ids, departments.data)],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				status && (
					<DeleteButton
						question={t('deleteStatus', { name: status.name })}
						onDelete={async () => {
							await request('DELETE', `/ticket-statuses/${status.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
				<Select
					label={t('field.color')}
					allowDeselect={false}
					data={COLORS.map((value) => ({ value, label: t(`color.${value}`) }))}
					{...form.getInputProps('color')}
				/>
			</SimpleGrid>
			<Group>
				<Badge variant="light" color={values.color.toLowerCase()} tt="none" size="lg">
					{values.name.trim() || t('field.name')}
				</Badge>
			</Group>
			<Checkbox label={t('field.activeStatus')} {...form.getInputProps('active', { type: 'checkbox' })} />
			<Checkbox label={t('field.shownToCustomers')} {...form.getInputProps('shownToCustomers', { type: 'checkbox' })} />
			<Checkbox label={t('field.pausesSla')} {...form.getInputProps('pausesSla', { type: 'checkbox' })} />
			<Checkbox.Group label={t('statusDepartments')} {...form.getInputProps('departmentIds')}>
				<Stack gap="xs" mt="xs">
					{(departments.data ?? []).map((each) => (
						<Checkbox key={each.id} value={each.id} label={each.name} />
					))}
				</Stack>
			</Checkbox.Group>
		</FormPage>
	);
}

/** What the form holds of a status; of a new one, what it begins with. */
function valuesOf(status: TicketStatus | null) {
	return {
		name: status?.name ?? '',
		color: status?.color ?? ('BLUE' as TicketStatus['color']),
		active: status?.active ?? true,
		shownToCustomers: status?.shownToCustomers ?? true,
		pausesSla: status?.pausesSla ?? false,
		departmentIds: status?.departments.map((each) => each.id) ?? [],
	};
}
