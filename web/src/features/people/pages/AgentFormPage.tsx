import { Button, Checkbox, Select, SimpleGrid, Skeleton, Tabs, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Agent, Placement } from '../../../api/types';
import { ConflictAlert, htmlText } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useDepartments, useWorkShifts } from '../../../frame/lookups';
import { useMe } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { tellCreated, tellSaved } from '../../../frame/told';
import { LANGUAGES } from '../../../i18n';
import { ResetSecondFactor } from '../../access/components/ResetSecondFactor';
import { PermissionGroupSelect } from '../components/PermissionGroupSelect';
import { Placements, placementsText } from '../components/Placements';
import { SignatureInput } from '../components/SignatureInput';
import { usePermissionGroups } from '../groups';

const keyOf = (id: string) => ['agents', 'one', id] as const;

export function NewAgentPage() {
	return <AgentForm agent={null} />;
}

export function EditAgentPage() {
	const { agentId } = useParams({ strict: false }) as { agentId: string };
	const query = useQuery({
		queryKey: keyOf(agentId),
		queryFn: () => request<Agent>('GET', `/agents/${agentId}`),
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	return query.isLoadingError ? (
		<ErrorState error={query.error} />
	) : (
		<AgentForm key={query.data.id} agent={query.data} />
	);
}

function AgentForm({ agent }: { agent: Agent | null }) {
	const { t } = useTranslation('people');
	const me = useMe();
	const navigate = useNavigate();
	const queries = useQueryClient();
	const departments = useDepartments();
	const groups = usePermissionGroups();
	const shifts = useWorkShifts();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, setProblem, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(agent),
			validate: {
				name: (value) => (value.trim() ? null : t('required.name')),
				email: (value) => (value.trim() ? null : t('required.email')),
			},
		},
		{ record: agent, valuesOf },
	);
	const departmentNames = new Map((departments.data ?? []).map((each) => [each.id, each.name]));
	const save = () =>
		submit(async (values, version) => {
			const body = {
				...values,
				name: values.name.trim(),
				email: values.email.trim(),
				chatNickname: values.chatNickname.trim() || null,
				departments: Object.entries(values.departments).map(([departmentId, { tickets, chat, manager }]) => ({
					departmentId,
					tickets,
					chat,
					manager,
				})),
			};
			await (agent
				? request('PUT', `/agents/${agent.id}`, { body, ifMatch: version })
				: request('POST', '/agents', { body, idempotencyKey: keyFor(body) }));
			await queries.invalidateQueries({ queryKey: ['agents'] });
			await queries.invalidateQueries({ queryKey: ['departments'] });
			agent ? tellSaved() : tellCreated(body.name);
			await navigate({ to: '/settings/agents' });
		});
	const resend = async () => {
		try {
			await request('POST', `/agents/${agent?.id}/resend-link`);
			notifications.show({ message: t('linkSent', { email: agent?.email }) });
		} catch (failure) {
			setProblem(problemText(failure));
		}
	};
	const unlock = async () => {
		try {
			await request('POST', `/agents/${agent?.id}/unlock`);
			notifications.show({ message: t('unlocked', { name: agent?.name }) });
			await queries.invalidateQueries({ queryKey: ['agents'] });
		} catch (failure) {
			setProblem(problemText(failure));
		}
	};
	return (
		<FormPage
			title={agent ? agent.name : t('newAgent')}
			description={agent ? undefined : t('newAgentText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						email: [t('field.email')],
						isAdministrator: [t('field.isAdministrator')],
						active: [t('field.active')],
						language: [t('field.language'), (value) => (value ? t(`language.${value}`) : t('languageOfAccount'))],
						chatNickname: [t('field.chatNickname')],
						signatureHtml: [t('field.signature'), htmlText],
						permissionGroupId: [t('groups.ofAgent'), (id) => namesOf([id], groups.data)],
						workShiftId: [
							t('field.workShift'),
							(id) => shifts.data?.find((each) => each.id === id)?.name ?? t('noShift'),
						],
						departments: [t('departments'), (placed) => placementsText(placed, departmentNames, t)],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				agent && (
					<>
						<Button component={Link} to={`/settings/agents/${agent.id}/rights`} variant="subtle">
							{t('groups.whatAndWhy')}
						</Button>
						{agent.locked && (
							<Button variant="default" onClick={() => void unlock()}>
								{t('unlock')}
							</Button>
						)}
						{me.agent.isAdministrator && agent.id !== me.agent.id && (
							<ResetSecondFactor id={agent.id} name={agent.name} />
						)}
						{!agent.emailValidated && (
							<Button variant="default" onClick={() => void resend()}>
								{t('resendLink')}
							</Button>
						)}
						{!agent.isOwner && agent.id !== me.agent.id && (
							<DeleteButton
								question={t('deleteAgent', { name: agent.name })}
								onDelete={async () => {
									await request('DELETE', `/agents/${agent.id}`);
									await queries.invalidateQueries({ queryKey: ['agents'] });
									await navigate({ to: '/settings/agents' });
								}}
							/>
						)}
					</>
				)
			}
		>
			<Tabs defaultValue="information">
				<Tabs.List>
					<Tabs.Tab value="information">{t('tab.information')}</Tabs.Tab>
					<Tabs.Tab value="departments">{t('departments')}</Tabs.Tab>
				</Tabs.List>
				<Tabs.Panel value="information" pt="md">
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<TextInput label={t('field.name')} required maxLength={250} {...form.getInputProps('name')} />
						<TextInput
							label={t('field.email')}
							required
							type="email"
							maxLength={250}
							{...form.getInputProps('email')}
						/>
						<TextInput label={t('field.chatNickname')} maxLength={100} {...form.getInputProps('chatNickname')} />
						<Select
							label={t('field.language')}
							clearable
							clearButtonProps={{ 'aria-label': t('frame:clear') }}
							placeholder={t('languageOfAccount')}
							data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
							{...form.getInputProps('language')}
						/>
						<PermissionGroupSelect {...form.getInputProps('permissionGroupId')} />
						<Select
							label={t('field.workShift')}
							description={t('workShiftHint')}
							clearable
							clearButtonProps={{ 'aria-label': t('frame:clear') }}
							placeholder={t('noShift')}
							data={(shifts.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
							{...form.getInputProps('workShiftId')}
						/>
					</SimpleGrid>
					<Checkbox
						mt="md"
						label={t('field.isAdministrator')}
						description={t('administratorHint')}
						disabled={agent?.isOwner}
						{...form.getInputProps('isAdministrator', { type: 'checkbox' })}
					/>
					<Checkbox
						mt="sm"
						label={t('field.active')}
						disabled={agent?.isOwner}
						{...form.getInputProps('active', { type: 'checkbox' })}
					/>
					<SignatureInput
						mt="md"
						label={t('field.signature')}
						description={t('signatureHint')}
						{...form.getInputProps('signatureHtml')}
					/>
				</Tabs.Panel>
				<Tabs.Panel value="departments" pt="md">
					<Placements
						label={t('department')}
						choices={departments.data ?? []}
						value={form.getValues().departments}
						onChange={(value) => form.setFieldValue('departments', value)}
						empty={t('noDepartments')}
					/>
				</Tabs.Panel>
			</Tabs>
		</FormPage>
	);
}

/** What the form holds of an agent; of a new one, what it begins with. */
function valuesOf(agent: Agent | null) {
	const departments: Record<string, Placement> = Object.fromEntries(
		(agent?.departments ?? []).map(({ departmentId, tickets, chat, manager }) => [
			departmentId,
			{ tickets, chat, manager },
		]),
	);
	return {
		name: agent?.name ?? '',
		email: agent?.email ?? '',
		isAdministrator: agent?.isAdministrator ?? false,
		active: agent?.active ?? true,
		language: agent?.language ?? null,
		workShiftId: agent?.workShift?.id ?? null,
		chatNickname: agent?.chatNickname ?? '',
		signatureHtml: agent?.signatureHtml ?? '',
		permissionGroupId: agent?.permissionGroup.id ?? null,
		departments,
	};
}
