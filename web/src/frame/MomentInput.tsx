import { DateTimePicker, type DateTimePickerProps } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { CALENDARS, calendarLabels, FORMATS } from './DayInput';
import { localMoment, momentOf } from './format';

interface MomentInputProps
	extends Pick<DateTimePickerProps, 'name' | 'label' | 'description' | 'required' | 'disabled' | 'error'> {
	/** In UTC, as `2026-11-27T12:00:00Z`; empty for none. */
	value: string;
	onChange: (moment: string) => void;
}

/** A day and a time of it, in the person's zone and language. */
export function MomentInput({ value, onChange, ...rest }: MomentInputProps) {
	const { t, i18n } = useTranslation();
	return (
		<DateTimePicker
			{...rest}
			value={value ? localMoment(value) : null}
			onChange={(local) => onChange(local ? momentOf(local) : '')}
			locale={CALENDARS[i18n.language]}
			firstDayOfWeek={0}
			valueFormat={`${FORMATS[i18n.language]} HH:mm`}
			clearable
			clearButtonProps={{ 'aria-label': t('frame:clear') }}
			submitButtonProps={{ 'aria-label': t('frame:day.apply') }}
			timePickerProps={{ 'aria-label': t('frame:day.time') }}
			ariaLabels={calendarLabels(t)}
		/>
	);
}
