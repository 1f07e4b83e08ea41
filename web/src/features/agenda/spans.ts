import { localMoment } from '../../frame/format';
import i18next from '../../i18n';

/** A start, and an end where there is one, in the person's zone: "qua., 2 de dez. de 2026, 14:00 – 15:30". */
export function formatSpan(startsAt: string, endsAt: string | null): string {
	const start = localMoment(startsAt);
	const end = endsAt ? localMoment(endsAt) : null;
	const from = formatLocal(start, true);
	if (!end) {
		return from;
	}
	return `${from} – ${formatLocal(end, dayOf(start) !== dayOf(end))}`;
}

/** Only the times of a day's entry; with days where it goes beyond one. */
export function formatTimes(startsAt: string, endsAt: string | null): string {
	const start = localMoment(startsAt);
	const end = endsAt ? localMoment(endsAt) : null;
	if (end && dayOf(start) !== dayOf(end)) {
		return formatSpan(startsAt, endsAt);
	}
	return end ? `${timeOf(start)} – ${timeOf(end)}` : timeOf(start);
}

/** The day of what clocks show. */
export const dayOf = (local: string) => local.slice(0, 10);

const timeOf = (local: string) => formatLocal(local, false);

// What clocks show is written as if it were UTC, so that no zone moves it again.
function formatLocal(local: string, withDay: boolean): string {
	return new Intl.DateTimeFormat(i18next.language, {
		...(withDay && { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
		hour: '2-digit',
		minute: '2-digit',
		timeZone: 'UTC',
	}).format(new Date(`${local.replace(' ', 'T')}Z`));
}

/** A day in words: "quarta-feira, 2 de dezembro de 2026". */
export function formatDayInWords(day: string): string {
	return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day));
}

/** Some days later, or earlier. */
export function plusDays(day: string, days: number): string {
	const [year, month, date] = day.split('-').map(Number);
	return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The Sunday on or before a day. */
export function weekOf(day: string): string {
	return plusDays(day, -new Date(day).getUTCDay());
}

/** From one day to another in words, as short as it is clear. */
export function formatDays(from: string, to: string): string {
	return new Intl.DateTimeFormat(i18next.language, {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC',
	}).formatRange(new Date(from), new Date(to));
}
