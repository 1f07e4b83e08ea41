import { formatDuration } from '../../frame/format';
import i18next from '../../i18n';
import type { Hours, Week } from './week';

// A Monday, whatever the zone.
const MONDAY = Date.UTC(2024, 0, 1);

/** "segunda-feira"; 0 is Monday. */
export function weekdayName(index: number): string {
	const name = new Intl.DateTimeFormat(i18next.language, { weekday: 'long', timeZone: 'UTC' }).format(
		MONDAY + index * 86_400_000,
	);
	return name.charAt(0).toUpperCase() + name.slice(1);
}

function shortWeekday(index: number): string {
	return new Intl.DateTimeFormat(i18next.language, { weekday: 'short', timeZone: 'UTC' })
		.format(MONDAY + index * 86_400_000)
		.replace('.', '');
}

/** "44 h 30 min" */
export function workTime(minutes: number): string {
	return minutes % 60 === 0 ? `${minutes / 60} h` : formatDuration(minutes * 60);
}

const hoursText = (day: Hours[]) => day.map((each) => `${each.starts}–${each.ends}`).join(', ');

/** "seg–sex 08:00–12:00, 13:00–18:00; sáb 08:00–12:00": days with the same hours stand together. */
export function weekText(week: Week): string {
	const parts: { from: number; to: number; hours: string }[] = [];
	week.forEach((day, index) => {
		const last = parts.at(-1);
		const hours = hoursText(day);
		if (last && last.to === index - 1 && last.hours === hours) {
			last.to = index;
		} else if (hours) {
			parts.push({ from: index, to: index, hours });
		}
	});
	return (
		parts
			.map(({ from, to, hours }) => {
				const days = from === to ? shortWeekday(from) : `${shortWeekday(from)}–${shortWeekday(to)}`;
				return `${days} ${hours}`;
			})
			.join('; ') || '–'
	);
}

/** A day of the calendar, such as "25 de dezembro de 2026", which is the same everywhere. */
export function dayText(day: string, yearly: boolean): string {
	return new Intl.DateTimeFormat(i18next.language, {
		day: 'numeric',
		month: yearly ? 'long' : 'short',
		year: yearly ? undefined : 'numeric',
		weekday: yearly ? undefined : 'short',
		timeZone: 'UTC',
	}).format(new Date(`${day}T00:00:00Z`));
}
