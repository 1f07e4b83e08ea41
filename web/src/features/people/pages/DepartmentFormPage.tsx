import { Checkbox, MultiSelect, Skeleton, Stack, Tabs, Text, Textarea, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Department } from '../../../api/types';
import { ConflictAlert, htmlText } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useAgents, useCategories, useDepartments, useWorkShifts } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { useDepartmentBinding } from '../../queue/departmentBinding';
import { DepartmentChatState } from '../components/DepartmentChatState';
import { DepartmentSettingsTab } from '../components/DepartmentSettingsTab';
import { PictureInput } from '../components/PictureInput';
import { Placements, placementsText } from '../components/Placements';
import { type DepartmentValues, departmentBody, departmentPlace, departmentValues } from '../departmentValues';

import classes from './DepartmentFormPage.module.css';

const TABS = ['information', 'pictures', 'settings', 'categories', 'agents', 'managers'] as const;
const VARIABLES = ['{{cliente}}', '{{atendente}}', '{{departamento}}', '{{empresa}}'];

/** Where each field is that the server may find something wrong with. */
const FIELDS: Record<(typeof TABS)[number], (keyof DepartmentValues)[]> = {
	information: ['name', 'active', 'chatGreeting'],
	pictures: ['logoId', 'chatOnlineId', 'chatOfflineId'],
	settings: [
		'defaultCategoryId',
		'defaultPriority',
		'mailboxId',
		'fromName',
		'replyFooterHtml',
		'workTimeRequired',
		'closingByManager',
		'workShiftId',
		'ratingQuestion',
		'contactEmail',
	],
	categories: ['categoryIds'],
	agents: ['agents'],
	managers: [],
};

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
	const shifts = useWorkShifts();
	const picture = (id: string | null) => t(id ? 'withPhoto' : 'withoutPhoto');
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: departmentValues(department),
			validate: { name: (value) => (value.trim() ? null : t('required.name')) },
		},
		{ record: department, valuesOf: departmentValues, placeOf: departmentPlace },
	);
	const binding = useDepartmentBinding(department?.id ?? null);
	const values = form.getValues();
	const known = new Map([...(department?.agents ?? []), ...(agents.data ?? [])].map((each) => [each.id, each.name]));
	const choices = [...known]
		.map(([id, name]) => ({ id, name }))
		.sort((one, other) => one.name.localeCompare(other.name));
	const [tab, setTab] = useState<string | null>('information');
	const wrong = (each: string | null) =>
		TABS.some((one) => one === each && FIELDS[one].some((name) => form.errors[name]));
	// What is wrong must be in sight.
	// biome-ignore lint/correctness/useExhaustiveDependencies: only when something is found wrong, not when a tab is opened
	useEffect(() => {
		const first = TABS.find(wrong);
		if (first && !wrong(tab)) {
			setTab(first);
		}
	}, [form.errors]);
	const back = async () => {
		await queries.invalidateQueries({ queryKey: ['departments'] });
		await queries.invalidateQueries({ queryKey: ['categories'] });
		await navigate({ to: '/settings/departments' });
	};
	const save = async () => {
		await submit(async (typed, version) => {
			const body = departmentBody(typed);
			// First, so that what fails here leaves the department to be saved again as it is.
			await binding.save();
			await (department
				? request('PUT', `/departments/${department.id}`, { body, ifMatch: version })
				: request('POST', '/departments', { body, idempotencyKey: keyFor(body) }));
			department ? tellSaved() : tellCreated(body.name);
			await back();
		});
	};
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
						chatGreeting: [t('field.chatGreeting')],
						visibleToCustomers: [t('settings.visibleToCustomers')],
						acceptsInternalTickets: [t('settings.acceptsInternalTickets')],
						offersChat: [t('settings.offersChat')],
						offersTickets: [t('settings.offersTickets')],
						autoAssignment: [t('settings.autoAssignment'), (value) => t(`assignment.${value}`)],
						mailboxId: [
							t('settings.mailbox'),
							(id) => (id ? t('settings.mailboxChosen') : t('settings.mailboxOfTicket')),
						],
						fromName: [t('settings.fromName')],
						replyFooterHtml: [t('settings.footer'), htmlText],
						workTimeRequired: [t('settings.workTimeRequired')],
						closingByManager: [t('settings.closingByManager')],
						workShiftId: [t('field.workShift'), (id) => namesOf([id], shifts.data)],
						ratingAsked: [t('afterChat.ratingAsked')],
						ratingFormat: [t('afterChat.ratingFormat'), (value) => t(`ratingFormat.${value}`)],
						ratingQuestion: [t('afterChat.ratingQuestion')],
						contactEmail: [t('afterChat.contactEmail')],
						transcriptCopied: [t('afterChat.transcriptCopied')],
						logoId: [t('pictures.logoId'), picture],
						chatOnlineId: [t('pictures.chatOnlineId'), picture],
						chatOfflineId: [t('pictures.chatOfflineId'), picture],
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
			{department && <DepartmentChatState departmentId={department.id} explained />}
			<Tabs value={tab} onChange={setTab} keepMounted>
				<Tabs.List className={classes.tabs}>
					{TABS.map((each) => (
						<Tabs.Tab key={each} value={each} rightSection={wrong(each) && <IconAlertCircle size={14} color="red" />}>
							{t(`departmentTab.${each}`)}
						</Tabs.Tab>
					))}
				</Tabs.List>
				<Tabs.Panel value="information" pt="md">
					<Stack>
						<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
						<Checkbox
							label={t('field.activeDepartment')}
							description={t('departmentActiveHint')}
							{...form.getInputProps('active', { type: 'checkbox' })}
						/>
						<Textarea
							label={t('field.chatGreeting')}
							description={t('chatGreetingHint', { variables: VARIABLES.join(', ') })}
							autosize
							minRows={3}
							maxLength={2000}
							{...form.getInputProps('chatGreeting')}
						/>
					</Stack>
				</Tabs.Panel>
				<Tabs.Panel value="pictures" pt="md">
					<Stack>
						{(['logoId', 'chatOnlineId', 'chatOfflineId'] as const).map((name) => (
							<PictureInput
								key={name}
								label={t(`pictures.${name}`)}
								description={t('pictures.hint')}
								value={values[name]}
								onChange={(id) => form.setFieldValue(name, id)}
								error={form.errors[name]}
							/>
						))}
					</Stack>
				</Tabs.Panel>
				<Tabs.Panel value="settings" pt="md">
					<DepartmentSettingsTab form={form} binding={binding} />
				</Tabs.Panel>
				<Tabs.Panel value="categories" pt="md">
					<MultiSelect
						label={t('categories')}
						description={t('departmentCategoriesHint')}
						searchable
						data={(categories.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
						{...form.getInputProps('categoryIds')}
					/>
				</Tabs.Panel>
				{(
					[
						['agents', ['tickets', 'chat']],
						['managers', ['manager']],
					] as const
				).map(([panel, places]) => (
					<Tabs.Panel key={panel} value={panel} pt="md">
						<Text size="sm" c="dimmed" mb="xs">
							{t(`departmentTab.${panel}Hint`)}
						</Text>
						<Placements
							label={t('agent')}
							choices={choices}
							value={values.agents}
							onChange={(value) => form.setFieldValue('agents', value)}
							empty={t('nobodyFound')}
							places={places}
						/>
					</Tabs.Panel>
				))}
			</Tabs>
		</FormPage>
	);
}
