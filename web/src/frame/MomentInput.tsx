import { DateTimePicker, type DateTimePickerProps } from '@mantine/dates';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { CALENDARS, calendarLabels, FORMATS } from './DayInput';
import { localMoment, momentOf } from './format';

interface MomentInputProps
	extends Pick<DateTimePickerProps, 'name' | 'label' | 'description' | 'required' | 'disabled' | 'error' | 'maxDate'> {
	/** In UTC, as `2026-11-27T12:00:00Z`; empty for none. */
	value: string;
	onChange: (moment: string) => void;
	/** Whether it is for what is to come: days that are past cannot be chosen, and today proposes a time that is not. */
	future?: boolean;
	'data-autofocus'?: boolean;
}

/** A day and a time of it, in the person's zone and language. */
export function MomentInput({ value, onChange, future, ...rest }: MomentInputProps) {
	const { t, i18n } = useTranslation();
	const now = localMoment(new Date().toISOString());
	const choose = (local: string) => onChange(momentOf(future ? notPast(local, now) : local));
	return (
		<DateTimePicker
			{...rest}
			value={value ? localMoment(value) : null}
			onChange={(local) => (local ? choose(local) : onChange(''))}
			minDate={future ? now.slice(0, 10) : undefined}
			locale={CALENDARS[i18n.language]}
			firstDayOfWeek={0}
			valueFormat={`${FORMATS[i18n.language]} HH:mm`}
			placeholder={t('frame:day.choose')}
			popoverProps={{ returnFocus: true }}
			clearable
			clearButtonProps={{ 'aria-label': t('frame:clear') }}
			submitButtonProps={{ 'aria-label': t('frame:day.apply') }}
			timePickerProps={{ 'aria-label': t('frame:day.time') }}
			ariaLabels={calendarLabels(t)}
		/>
	);
}

/** A day that was chosen without a time of it begins, when it is today, with the next full half of an hour. */
function notPast(local: string, now: string): string {
	if (local !== `${now.slice(0, 10)} 00:00:00`) {
		return local;
	}
	const minute = dayjs(now).startOf('minute');
	return minute.add(30 - (minute.minute() % 30), 'minute').format('YYYY-MM-DD HH:mm:ss');
}
