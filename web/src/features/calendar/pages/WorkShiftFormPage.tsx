import { Checkbox, MultiSelect, Select, SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { WorkShift } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useWorkShifts } from '../../../frame/lookups';
import { NotFound } from '../../../frame/NotFound';
import { timeZones } from '../../../frame/timeZones';
import { tellCreated, tellSaved } from '../../../frame/told';
import { useHolidayCalendars } from '../api';
import { WeekEditor } from '../components/WeekEditor';
import { weekText } from '../names';
import { overlaps, type Week, weekOf, windowsOf } from '../week';

const OFFICE: Week = [1, 2, 3, 4, 5, 6, 7].map((day) =>
	day <= 5
		? [
				{ starts: '08:00', ends: '12:00' },
				{ starts: '13:00', ends: '18:00' },
			]
		: [],
);

export function NewWorkShiftPage() {
	return <WorkShiftForm shift={null} />;
}

export function EditWorkShiftPage() {
	const { shiftId } = useParams({ strict: false }) as { shiftId: string };
	const query = useWorkShifts();
	const shift = query.data?.find((each) => each.id === shiftId);
	if (query.isPending) {
		return <Skeleton height={420} />;
	}
	return shift ? <WorkShiftForm key={shift.id} shift={shift} /> : <NotFound />;
}

function WorkShiftForm({ shift }: { shift: WorkShift | null }) {
	const { t } = useTranslation('calendar');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const calendars = useHolidayCalendars();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(shift),
			validate: {
				name: (value) => (value.trim() ? null : t('required.name')),
				windows: (value) => (overlaps(value) ? t('week.overlap') : null),
			},
		},
		{ record: shift, valuesOf },
	);
	const back = async () => {
		await queries.invalidateQueries({ queryKey: ['work-shifts'] });
		await navigate({ to: '/settings/work-shifts' });
	};
	const save = () =>
		submit(async (typed, version) => {
			const body = { ...typed, name: typed.name.trim(), windows: windowsOf(typed.windows) };
			await (shift
				? request('PUT', `/work-shifts/${shift.id}`, { body, ifMatch: version })
				: request('POST', '/work-shifts', { body, idempotencyKey: keyFor(body) }));
			shift ? tellSaved() : tellCreated(body.name);
			await back();
		});
	return (
		<FormPage
			title={shift ? shift.name : t('newShift')}
			description={t('shiftText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						timeZone: [t('field.timeZone'), (zone) => zone ?? t('zoneOfAccount')],
						standard: [t('field.standard')],
						windows: [t('field.hours'), weekText],
						calendarIds: [t('field.calendars'), (ids) => namesOf(ids, calendars.data)],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				shift &&
				!shift.standard && (
					<DeleteButton
						question={t('deleteShift', { name: shift.name })}
						onDelete={async () => {
							await request('DELETE', `/work-shifts/${shift.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
				<Select
					label={t('field.timeZone')}
					searchable
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					placeholder={t('zoneOfAccount')}
					data={timeZones()}
					{...form.getInputProps('timeZone')}
				/>
			</SimpleGrid>
			<Checkbox
				label={t('field.standard')}
				description={shift?.standard ? t('standardStays') : t('standardHint')}
				disabled={shift?.standard}
				{...form.getInputProps('standard', { type: 'checkbox' })}
			/>
			<WeekEditor
				label={t('field.hours')}
				description={t('week.hint')}
				value={form.getValues().windows}
				onChange={(week) => form.setFieldValue('windows', week)}
				error={form.errors.windows}
			/>
			<MultiSelect
				label={t('field.calendars')}
				description={t('calendarsHint')}
				searchable
				data={(calendars.data ?? []).map((each) => ({ value: each.id, label: each.name }))}
				{...form.getInputProps('calendarIds')}
			/>
		</FormPage>
	);
}

/** What the form holds of a shift; of a new one, office hours to begin with. */
function valuesOf(shift: WorkShift | null) {
	return {
		name: shift?.name ?? '',
		timeZone: shift?.timeZone ?? null,
		standard: shift?.standard ?? false,
		windows: shift ? weekOf(shift.windows) : OFFICE,
		calendarIds: shift?.calendars.map((each) => each.id) ?? [],
	};
}
