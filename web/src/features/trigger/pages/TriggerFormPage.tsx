import {
	Checkbox,
	Chip,
	Fieldset,
	Group,
	Input,
	NumberInput,
	Select,
	SimpleGrid,
	Skeleton,
	Stack,
	Switch,
	Textarea,
	TextInput,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { ChatTrigger } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { useDepartments } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { ErrorState } from '../../../frame/states';
import { timeZonesWith } from '../../../frame/timeZones';
import { tellCreated, tellSaved } from '../../../frame/told';
import { ACTIONS, begins, bodyOf, type Condition, OCCASIONS, TRIGGERS, useLabels, useTriggers } from '../api';
import { ConditionsInput } from '../components/ConditionsInput';
import { ReceptionInput } from '../components/ReceptionInput';
import { useConditionText } from '../names';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function NewTriggerPage() {
	return <TriggerForm trigger={null} />;
}

export function EditTriggerPage() {
	const { triggerId } = useParams({ strict: false }) as { triggerId: string };
	const query = useTriggers();
	const trigger = query.data?.find((each) => each.id === triggerId);
	if (query.isPending) {
		return <Skeleton height={420} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return trigger ? <TriggerForm key={trigger.id} trigger={trigger} /> : <NotFound />;
}

function TriggerForm({ trigger }: { trigger: ChatTrigger | null }) {
	const { t } = useTranslation('trigger');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const conditionText = useConditionText();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(trigger), validate: { name: (value) => (value.trim() ? null : t('required')) } },
		{ record: trigger, valuesOf, placeOf: (field) => field.replace(/^conditions\[(\d+)\]\./, 'conditions.$1.') },
	);
	const values = form.getValues();
	const back = async () => {
		await queries.invalidateQueries({ queryKey: TRIGGERS });
		await navigate({ to: '/settings/chat-triggers' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = {
				...typed,
				starts: typed.starts || null,
				ends: typed.ends || null,
				waitSeconds: Number(typed.waitSeconds) || 0,
			};
			await (trigger
				? request('PUT', `/chat-triggers/${trigger.id}`, { body, ifMatch: version })
				: request('POST', '/chat-triggers', { body, idempotencyKey: keyFor(body) }));
			trigger ? tellSaved() : tellCreated(body.name);
			await back();
		});
	const departments = useDepartments().data ?? [];
	const labels = useLabels().data ?? [];
	const named = (all: { id: string; name: string }[]) => (value: unknown) =>
		all.find((each) => each.id === value)?.name ?? '–';
	const yes = (value: unknown) => t(value ? 'frame:yes' : 'frame:no');
	const days = (value: unknown) => (value as number[]).map((day) => t(`day.${day}` as 'day.1')).join(', ') || '–';
	const picture = values.action === 'INVITATION' || values.action === 'PROMOTION';
	const link = values.action === 'PROMOTION' || values.action === 'REDIRECT';
	return (
		<FormPage
			title={trigger ? trigger.name : t('new')}
			description={t('formText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						description: [t('field.description')],
						active: [t('field.active'), yes],
						once: [t('field.once'), yes],
						timeZone: [t('field.timeZone')],
						weekdays: [t('field.weekdays'), days],
						starts: [t('field.starts')],
						ends: [t('field.ends')],
						conditions: [t('conditions'), (value) => (value as Condition[]).map(conditionText).join('; ') || '–'],
						action: [t('field.action'), (value) => t(`action.${value}` as 'action.OPEN')],
						text: [t('field.text')],
						imageUrl: [t('field.imageUrl')],
						linkUrl: [t('field.linkUrl')],
						waitSeconds: [t('field.waitSeconds')],
						departmentId: [t('field.departmentId'), named(departments)],
						agentId: [t('field.agentId'), named(departments.flatMap((each) => each.agents))],
						labelIds: [
							t('field.labelIds'),
							(value) => (value as string[]).map((each) => named(labels)(each)).join(', ') || '–',
						],
						visitorName: [t('field.visitorName')],
						occasion: [t('field.occasion'), (value) => t(`occasion.${value}` as 'occasion.PAGE')],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				trigger && (
					<DeleteButton
						question={t('delete', { name: trigger.name })}
						onDelete={async () => {
							await request('DELETE', `/chat-triggers/${trigger.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<Switch label={t('field.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
			<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
			<Textarea
				label={t('field.description')}
				description={t('hint.description')}
				maxLength={400}
				autosize
				{...form.getInputProps('description')}
			/>
			<Select
				label={t('field.occasion')}
				description={values.occasion === 'CLICK' ? t('hint.occasion') : undefined}
				allowDeselect={false}
				data={OCCASIONS.map((value) => ({ value, label: t(`occasion.${value}`) }))}
				{...form.getInputProps('occasion')}
			/>
			<Checkbox
				label={t('field.once')}
				description={t('hint.once')}
				{...form.getInputProps('once', { type: 'checkbox' })}
			/>
			<ConditionsInput
				value={values.conditions}
				onChange={(conditions) => form.setFieldValue('conditions', conditions)}
				errors={form.errors}
			/>
			<Fieldset legend={t('when')}>
				<Stack>
					<Input.Wrapper label={t('field.weekdays')} description={t('hint.weekdays')} labelElement="div">
						<Chip.Group
							multiple
							value={values.weekdays.map(String)}
							onChange={(chosen) => form.setFieldValue('weekdays', chosen.map(Number).sort())}
						>
							<Group gap="xs" mt="xs" mb={6} role="group" aria-label={t('field.weekdays')}>
								{DAYS.map((day) => (
									<Chip key={day} value={String(day)} size="sm">
										{t(`day.${day}`)}
									</Chip>
								))}
							</Group>
						</Chip.Group>
					</Input.Wrapper>
					<SimpleGrid cols={{ base: 1, sm: 3 }}>
						<TextInput label={t('field.starts')} type="time" {...form.getInputProps('starts')} />
						<TextInput label={t('field.ends')} type="time" {...form.getInputProps('ends')} />
						<Select
							label={t('field.timeZone')}
							searchable
							allowDeselect={false}
							data={timeZonesWith(values.timeZone)}
							{...form.getInputProps('timeZone')}
						/>
					</SimpleGrid>
				</Stack>
			</Fieldset>
			<Fieldset legend={t('field.action')}>
				<Stack>
					<Select
						aria-label={t('field.action')}
						allowDeselect={false}
						description={t(`actionText.${values.action}`)}
						data={ACTIONS.map((value) => ({ value, label: t(`action.${value}`) }))}
						{...form.getInputProps('action')}
					/>
					{values.action !== 'REDIRECT' && (
						<Textarea
							label={t(values.action === 'PROMOTION' ? 'field.alt' : 'field.text')}
							required={picture}
							maxLength={500}
							autosize
							{...form.getInputProps('text')}
						/>
					)}
					{picture && (
						<TextInput
							label={t('field.imageUrl')}
							required={values.action === 'PROMOTION'}
							placeholder="https://"
							maxLength={500}
							{...form.getInputProps('imageUrl')}
						/>
					)}
					{link && (
						<TextInput
							label={t('field.linkUrl')}
							required
							placeholder="https://"
							maxLength={500}
							{...form.getInputProps('linkUrl')}
						/>
					)}
					<NumberInput
						label={t('field.waitSeconds')}
						description={t('hint.waitSeconds')}
						min={0}
						max={3600}
						allowDecimal={false}
						maw={240}
						{...form.getInputProps('waitSeconds')}
					/>
				</Stack>
			</Fieldset>
			{begins(values.action) && (
				<ReceptionInput departmentId={values.departmentId} props={(field) => form.getInputProps(field)} />
			)}
		</FormPage>
	);
}

/** What the form holds of a trigger; of a new one, what it begins with. */
function valuesOf(trigger: ChatTrigger | null) {
	const values = trigger
		? bodyOf(trigger)
		: {
				name: '',
				description: '',
				active: true,
				once: true,
				timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
				weekdays: [],
				starts: null,
				ends: null,
				conditions: [],
				action: 'INVITATION' as const,
				text: '',
				imageUrl: null,
				linkUrl: null,
				waitSeconds: 0,
				departmentId: null,
				agentId: null,
				labelIds: [],
				visitorName: '',
				occasion: 'PAGE' as const,
			};
	return {
		...(values as ReturnType<typeof bodyOf>),
		// An input of a time has no 24:00.
		starts: values.starts ?? '',
		ends: values.ends === '24:00' ? '00:00' : (values.ends ?? ''),
		imageUrl: values.imageUrl ?? '',
		linkUrl: values.linkUrl ?? '',
	};
}
