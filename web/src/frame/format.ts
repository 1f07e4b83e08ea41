import i18next from '../i18n';

let timeZone: string | undefined;

/** The person's zone, for every date that is shown. */
export function setTimeZone(zone: string) {
	timeZone = zone;
}

export function formatDateTime(value: string | number | Date): string {
	return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
		new Date(value),
	);
}

// For moments within a sentence of the texts, as {{startsAt, moment}}.
i18next.services.formatter?.add('moment', (value: string) => formatDateTime(value));

/**
 * The moment at which a day, as date fields write it, begins in the person's zone; or the one that begins so many
 * days later.
 */
export function dayBegins(day: string, daysLater = 0): string {
	const [year, month, date] = day.split('-').map(Number);
	const utc = Date.UTC(year, month - 1, date + daysLater);
	// Twice: the offset of the first guess may be that of the day before, where the clocks were changed in between.
	const guess = utc - offsetAt(utc);
	return new Date(utc - offsetAt(guess)).toISOString();
}

/** The moment at which clocks in the person's zone show a day and time, as fields write them: `2026-11-27 09:30:00`. */
export function momentOf(local: string): string {
	const utc = Date.parse(`${local.replace(' ', 'T')}Z`);
	const guess = utc - offsetAt(utc);
	return new Date(utc - offsetAt(guess)).toISOString();
}

/** What clocks in the person's zone show at a moment, as fields write it. */
export function localMoment(moment: string): string {
	const at = Date.parse(moment);
	return new Date(at + offsetAt(at)).toISOString().slice(0, 19).replace('T', ' ');
}

/** Milliseconds by which the person's zone is ahead of UTC at a moment. */
function offsetAt(moment: number): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(moment);
	const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
	return (
		Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second')) -
		Math.floor(moment / 1000) * 1000
	);
}

/** To the second, in few characters: for logs. */
export function formatMoment(value: string): string {
	return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'short', timeStyle: 'medium', timeZone }).format(
		new Date(value),
	);
}

/** To the minute, in few characters: for columns. */
/** The time of day of what was today; of anything else the day too. */
export function formatTime(value: string): string {
	const today = formatDay(value) === formatDay(Date.now());
	return today
		? new Intl.DateTimeFormat(i18next.language, { timeStyle: 'short', timeZone }).format(new Date(value))
		: formatMinute(value);
}

export function formatMinute(value: string): string {
	return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
		new Date(value),
	);
}

/** From when to when; the day once when it is the same. */
export function formatPeriod(from: string, to: string): string {
	return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'short', timeStyle: 'short', timeZone }).formatRange(
		new Date(from),
		new Date(to),
	);
}

export function formatDay(value: string | number | Date): string {
	const date = new Date(value);
	const sameYear = date.getFullYear() === new Date().getFullYear();
	return new Intl.DateTimeFormat(i18next.language, {
		day: 'numeric',
		month: 'short',
		year: sameYear ? undefined : 'numeric',
		timeZone,
	}).format(date);
}

/** A day of the calendar, as `2026-11-27`, which is the same day everywhere. */
export function formatCalendarDay(day: string): string {
	return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date(day));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
	['minute', 60],
	['hour', 3600],
	['day', 86_400],
];

/** "há 5 minutos" while it is recent, the day after a week. */
export function formatRelative(value: string | number | Date, now = Date.now()): string {
	const seconds = (new Date(value).getTime() - now) / 1000;
	const distance = Math.abs(seconds);
	if (distance < 45) {
		return i18next.t('frame:now');
	}
	if (distance > 7 * 86_400) {
		return formatDay(value);
	}
	const [unit, size] = STEPS.findLast(([, each]) => distance >= each) ?? STEPS[0];
	return new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' }).format(
		Math.sign(seconds) * Math.max(1, Math.round(distance / size)),
		unit,
	);
}

export function formatNumber(value: number): string {
	return new Intl.NumberFormat(i18next.language).format(value);
}

/** An amount in Brazilian reais. */
export function formatReais(value: number): string {
	return new Intl.NumberFormat(i18next.language, { style: 'currency', currency: 'BRL' }).format(value);
}

export function formatBytes(bytes: number): string {
	const [unit, size] =
		bytes >= 1024 ** 2
			? (['megabyte', 1024 ** 2] as const)
			: bytes >= 1024
				? (['kilobyte', 1024] as const)
				: (['byte', 1] as const);
	// Only in its long form do all languages know one byte from several.
	const unitDisplay = unit === 'byte' ? 'long' : 'short';
	return new Intl.NumberFormat(i18next.language, {
		style: 'unit',
		unit,
		unitDisplay,
		maximumFractionDigits: 1,
	}).format(bytes / size);
}

/** "2 h 5 min"; whole minutes. */
export function formatDuration(seconds: number): string {
	const minutes = Math.max(0, Math.round(seconds / 60));
	return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
