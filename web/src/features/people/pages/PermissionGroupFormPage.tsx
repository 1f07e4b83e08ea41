import { Alert, Checkbox, Fieldset, Radio, Skeleton, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Permission, PermissionGroup, TicketSight } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { NotFound } from '../../../frame/NotFound';
import { ErrorState } from '../../../frame/states';
import { tellCreated, tellSaved } from '../../../frame/told';
import { DeleteGroup } from '../components/DeleteGroup';
import { GroupMembers } from '../components/GroupMembers';
import { AT_FIRST, GRANTABLE, groupsKey, NEED_CUSTOMERS, SIGHTS, usePermissionGroups } from '../groups';

export function NewPermissionGroupPage() {
	return <GroupForm group={null} />;
}

export function EditPermissionGroupPage() {
	const { groupId } = useParams({ strict: false }) as { groupId: string };
	const query = usePermissionGroups();
	const group = query.data?.find((each) => each.id === groupId);
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return group ? <GroupForm key={group.id} group={group} /> : <NotFound />;
}

function GroupForm({ group }: { group: PermissionGroup | null }) {
	const { t } = useTranslation('people');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(group),
			validate: { name: (value) => (value.trim() ? null : t('required.name')) },
		},
		{ record: group, valuesOf },
	);
	const back = async () => {
		await queries.invalidateQueries({ queryKey: groupsKey });
		await queries.invalidateQueries({ queryKey: ['agents'] });
		await navigate({ to: '/settings/permission-groups' });
	};
	const save = () =>
		submit(async (values, version) => {
			const body = { ...values, name: values.name.trim() };
			await (group
				? request('PUT', `/permission-groups/${group.id}`, { body, ifMatch: version })
				: request('POST', '/permission-groups', { body, idempotencyKey: keyFor(body) }));
			group ? tellSaved() : tellCreated(body.name);
			await back();
		});
	const given = form.getValues().permissions;
	const idle = given.includes('CUSTOMER_VIEW') ? [] : NEED_CUSTOMERS.filter((each) => given.includes(each));
	return (
		<FormPage
			title={group ? group.name : t('groups.new')}
			description={t('groups.whoIgnores')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						ticketSight: [t('groups.sightHeading'), (sight: TicketSight) => t(`groups.sight.${sight}.name`)],
						permissions: [
							t('groups.permissionsHeading'),
							(given: Permission[]) => given.map((each) => t(`groups.permission.${each}.name`)).join(', ') || '–',
						],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={group && !group.isDefault && <DeleteGroup group={group} onDeleted={back} />}
		>
			<Tabs defaultValue="permissions" keepMounted={false}>
				{group && (
					<Tabs.List>
						<Tabs.Tab value="permissions">{t('groups.permissionsHeading')}</Tabs.Tab>
						<Tabs.Tab value="members">{t('groups.members', { count: group.members })}</Tabs.Tab>
					</Tabs.List>
				)}
				<Tabs.Panel value="permissions" pt={group ? 'md' : 0}>
					<Stack>
						<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
						<Radio.Group
							label={t('groups.sightHeading')}
							description={t('groups.sightHint')}
							inputWrapperOrder={['label', 'description', 'input', 'error']}
							{...form.getInputProps('ticketSight')}
						>
							<Stack gap="xs" mt="xs">
								{SIGHTS.map((each) => (
									<Radio
										key={each}
										value={each}
										label={t(`groups.sight.${each}.name`)}
										description={t(`groups.sight.${each}.text`)}
									/>
								))}
							</Stack>
						</Radio.Group>
						<Checkbox.Group {...form.getInputProps('permissions')}>
							<Stack>
								{GRANTABLE.map(({ about, permissions }) => (
									<Fieldset key={about} legend={t(`groups.about.${about}`)}>
										<Stack gap="xs">
											{permissions.map((each) => (
												<Checkbox
													key={each}
													value={each}
													label={t(`groups.permission.${each}.name`)}
													description={t(`groups.permission.${each}.text`)}
												/>
											))}
										</Stack>
										{about === 'views' && (
											<Text size="sm" c="dimmed" mt="sm">
												{t('groups.elsewhere')}
											</Text>
										)}
									</Fieldset>
								))}
							</Stack>
						</Checkbox.Group>
						{idle.length > 0 && (
							<Alert color="orange" role="status">
								{t('groups.idle', { names: idle.map((each) => t(`groups.permission.${each}.name`)).join(', ') })}
							</Alert>
						)}
					</Stack>
				</Tabs.Panel>
				{group && (
					<Tabs.Panel value="members" pt="md">
						<GroupMembers group={group} />
					</Tabs.Panel>
				)}
			</Tabs>
		</FormPage>
	);
}

/** What the form holds of a group; a new one begins as the default group of a new account does. */
function valuesOf(group: PermissionGroup | null): {
	name: string;
	ticketSight: TicketSight;
	permissions: Permission[];
} {
	return {
		name: group?.name ?? '',
		ticketSight: group?.ticketSight ?? 'LINKED_DEPARTMENTS',
		permissions: group?.permissions ?? AT_FIRST,
	};
}
