import { Alert, Group, Text } from '@mantine/core';
import { DatePicker, DatePickerInput, TimeInput } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { CALENDARS, calendarLabels, FORMATS } from '../../../frame/DayInput';
import { formatDuration, formatPeriod } from '../../../frame/format';
import { useOverlaps } from './api';
import { type Period, periodOf, secondsOf, type TypedPeriod } from './period';

interface PeriodFieldsProps {
	typed: TypedPeriod;
	onChange: (typed: TypedPeriod) => void;
	/** Whether what is wrong is said already. */
	judged: boolean;
	/** What is there already, whose own time is no other. */
	except?: Period;
	/** A calendar that stands open, rather than one that a field opens. */
	calendar?: boolean;
}

/** From which day and time to which somebody worked; the same day chosen twice is one day (WRK-2). */
export function PeriodFields({ typed, onChange, judged, except, calendar }: PeriodFieldsProps) {
	const { t, i18n } = useTranslation('ticket');
	const { period, problem } = periodOf(typed);
	const overlaps = (useOverlaps(period).data ?? []).filter(
		(each) => each.startedAt !== except?.startedAt || each.endedAt !== except?.endedAt,
	);
	const days = {
		type: 'range' as const,
		allowSingleDateInRange: true,
		value: typed.days,
		onChange: (chosen: [string | null, string | null]) => onChange({ ...typed, days: chosen }),
		maxDate: new Date(),
		locale: CALENDARS[i18n.language],
		firstDayOfWeek: 0 as const,
		ariaLabels: calendarLabels(t),
	};
	const wrong = judged && problem ? t(`work.problem.${problem}`) : undefined;
	return (
		<>
			{calendar ? (
				<DatePicker {...days} aria-label={t('work.days')} />
			) : (
				<DatePickerInput {...days} label={t('work.days')} valueFormat={FORMATS[i18n.language]} />
			)}
			<Group grow mt="xs" gap="xs" align="flex-start">
				<TimeInput
					label={t('work.from')}
					value={typed.from}
					onChange={(event) => onChange({ ...typed, from: event.currentTarget.value })}
				/>
				<TimeInput
					label={t('work.to')}
					value={typed.to}
					error={wrong}
					onChange={(event) => onChange({ ...typed, to: event.currentTarget.value })}
				/>
			</Group>
			{period && (
				<Text size="xs" c="dimmed" mt={6}>
					{t('work.sum', { duration: formatDuration(secondsOf(period)) })}
				</Text>
			)}
			{overlaps.length > 0 && (
				<Alert color="yellow" mt="xs" p="xs">
					<Text size="xs">{t('work.overlaps')}</Text>
					{overlaps.map((each) => (
						<Text size="xs" key={`${each.ticketId}${each.startedAt}`}>
							#{each.ticketNumber}: {formatPeriod(each.startedAt, each.endedAt)}
						</Text>
					))}
				</Alert>
			)}
		</>
	);
}
