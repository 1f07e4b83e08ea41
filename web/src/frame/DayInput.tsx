import { DatePickerInput, type DatePickerInputProps } from '@mantine/dates';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/es';
import 'dayjs/locale/pt-br';

/** Names of the languages' calendars, as dayjs has them. */
export const CALENDARS: Record<string, string> = { 'pt-BR': 'pt-br', es: 'es', en: 'en' };
export const FORMATS: Record<string, string> = { 'pt-BR': 'DD/MM/YYYY', es: 'DD/MM/YYYY', en: 'MM/DD/YYYY' };

interface DayInputProps
	extends Pick<
		DatePickerInputProps,
		'name' | 'label' | 'description' | 'required' | 'disabled' | 'error' | 'minDate' | 'maxDate' | 'popoverProps' | 'w'
	> {
	/** As `2026-11-27`; empty for none. */
	value: string;
	onChange: (day: string) => void;
	placeholder?: string;
}

/** One day, chosen from a calendar in the person's language. */
export function DayInput({ value, onChange, placeholder, popoverProps, ...rest }: DayInputProps) {
	const { t, i18n } = useTranslation();
	return (
		<DatePickerInput
			{...rest}
			value={value || null}
			onChange={(day) => onChange(day ?? '')}
			locale={CALENDARS[i18n.language]}
			firstDayOfWeek={0}
			valueFormat={FORMATS[i18n.language]}
			placeholder={placeholder ?? t('frame:day.any')}
			popoverProps={{ returnFocus: true, ...popoverProps }}
			clearable
			clearButtonProps={{ 'aria-label': t('frame:clear') }}
			ariaLabels={calendarLabels(t)}
		/>
	);
}

/** What the calendar's buttons are called. */
export function calendarLabels(t: TFunction) {
	return {
		previousMonth: t('frame:day.previousMonth'),
		nextMonth: t('frame:day.nextMonth'),
		previousYear: t('frame:day.previousYear'),
		nextYear: t('frame:day.nextYear'),
		previousDecade: t('frame:day.previousDecade'),
		nextDecade: t('frame:day.nextDecade'),
		monthLevelControl: t('frame:day.chooseMonth'),
		yearLevelControl: t('frame:day.chooseYear'),
	};
}
