import { Button, Group, SegmentedControl, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Holiday, HolidayCalendar } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellCreated, tellSaved } from '../../../frame/told';
import { CALENDARS, useHolidayCalendar } from '../api';
import { AddDay } from '../components/AddDay';
import { DaysTable } from '../components/DaysTable';
import { FeedState } from '../components/FeedState';
import { ImportDays } from '../components/ImportDays';
import { dayText } from '../names';

export function NewHolidayCalendarPage() {
	return <HolidayCalendarForm calendar={null} />;
}

export function EditHolidayCalendarPage() {
	const { calendarId } = useParams({ strict: false }) as { calendarId: string };
	const query = useHolidayCalendar(calendarId);
	if (query.isPending) {
		return <Skeleton height={420} />;
	}
	return query.isLoadingError ? (
		<ErrorState error={query.error} />
	) : (
		<HolidayCalendarForm key={query.data.id} calendar={query.data} />
	);
}

function HolidayCalendarForm({ calendar }: { calendar: HolidayCalendar | null }) {
	const { t } = useTranslation('calendar');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const [importing, setImporting] = useState(false);
	const { form, problem, setProblem, conflict, busy, submit } = useProblemForm(
		{
			initialValues: valuesOf(calendar),
			validate: {
				name: (value) => (value.trim() ? null : t('required.name')),
				feedUrl: (value, values) => (values.source === 'hand' || value.trim() ? null : t('required.feed')),
			},
		},
		{ record: calendar, valuesOf },
	);
	const values = form.getValues();
	const back = async () => {
		await queries.invalidateQueries({ queryKey: CALENDARS });
		await navigate({ to: '/settings/holidays' });
	};
	const save = () =>
		submit(async ({ name, source, feedUrl, days }, version) => {
			const body =
				source === 'feed'
					? { name: name.trim(), feedUrl: feedUrl.trim(), days: [] }
					: { name: name.trim(), feedUrl: null, days };
			await (calendar
				? request('PUT', `/holiday-calendars/${calendar.id}`, { body, ifMatch: version })
				: request('POST', '/holiday-calendars', { body, idempotencyKey: keyFor(body) }));
			calendar ? tellSaved() : tellCreated(body.name);
			await back();
		});
	const readNow = async () => {
		try {
			await request('POST', `/holiday-calendars/${calendar?.id}/read-feed`);
			notifications.show({ message: t('feed.soon') });
		} catch (failure) {
			setProblem(problemText(failure));
		}
	};
	const add = (more: Holiday[]) => form.setFieldValue('days', merged(values.days, more));
	return (
		<FormPage
			title={calendar ? calendar.name : t('newCalendar')}
			description={t('calendarText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						source: [t('field.source'), (source) => t(`source.${source}`)],
						feedUrl: [t('field.feedUrl')],
						days: [
							t('field.days'),
							(days) => days.map((each) => `${dayText(each.day, each.yearly)} ${each.name}`).join('; '),
						],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			header={
				calendar && (
					<DeleteButton
						question={t('deleteCalendar', { name: calendar.name })}
						onDelete={async () => {
							await request('DELETE', `/holiday-calendars/${calendar.id}`);
							await back();
						}}
					/>
				)
			}
		>
			<TextInput label={t('field.name')} required maxLength={120} {...form.getInputProps('name')} />
			<div>
				<Text size="sm" fw={500} id="source-label">
					{t('field.source')}
				</Text>
				<SegmentedControl
					mt={4}
					aria-labelledby="source-label"
					// Long words: they break where the window is narrow.
					maw="100%"
					styles={{ label: { whiteSpace: 'normal' }, innerLabel: { whiteSpace: 'normal' } }}
					data={(['hand', 'feed'] as const).map((value) => ({ value, label: t(`source.${value}`) }))}
					{...form.getInputProps('source')}
				/>
			</div>
			{values.source === 'feed' ? (
				<Stack gap="sm">
					<TextInput
						label={t('field.feedUrl')}
						description={t('feedHint')}
						required
						type="url"
						maxLength={2000}
						{...form.getInputProps('feedUrl')}
					/>
					{calendar?.feed && (
						<Group justify="space-between" align="flex-start">
							<div>
								<FeedState feed={calendar.feed} />
							</div>
							<Button variant="default" onClick={() => void readNow()}>
								{t('feed.read')}
							</Button>
						</Group>
					)}
					{calendar?.feed && <DaysTable days={calendar.days} />}
				</Stack>
			) : (
				<Stack gap="sm">
					<Group justify="space-between">
						<AddDay onAdd={(day) => add([day])} />
						<Button variant="default" onClick={() => setImporting(true)}>
							{t('import.open')}
						</Button>
					</Group>
					<DaysTable
						days={values.days}
						onRemove={(day) =>
							form.setFieldValue(
								'days',
								values.days.filter((each) => each !== day),
							)
						}
					/>
				</Stack>
			)}
			<ImportDays opened={importing} onClose={() => setImporting(false)} known={values.days} onImport={add} />
		</FormPage>
	);
}

const keyOf = (day: Holiday) => [day.day, day.yearly, day.starts, day.ends, day.name].join('|');

/** Both, in order, each day once. */
function merged(days: Holiday[], more: Holiday[]): Holiday[] {
	const known = new Set(days.map(keyOf));
	return [...days, ...more.filter((each) => !known.has(keyOf(each)))].sort((one, other) =>
		one.day.localeCompare(other.day),
	);
}

/** What the form holds of a calendar; of a new one, what it begins with. */
function valuesOf(calendar: HolidayCalendar | null) {
	return {
		name: calendar?.name ?? '',
		source: calendar?.feed ? 'feed' : 'hand',
		feedUrl: calendar?.feed?.url ?? '',
		days: calendar && !calendar.feed ? calendar.days : [],
	};
}
