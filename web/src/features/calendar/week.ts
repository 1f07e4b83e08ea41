/** Hours of a weekday as they are typed; an end at or before the start is on the next day. */
export interface Hours {
	starts: string;
	ends: string;
}

/** The hours of each weekday, from Monday, the first, to Sunday. */
export type Week = Hours[][];

/** A window as the server knows it: within one day, which ends at 24:00; 1 is Monday. */
export interface Window extends Hours {
	weekday: number;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const DAY = 1440;

/** Minutes since midnight. */
export function minutes(time: string): number {
	const [hours, rest] = time.split(':').map(Number);
	return hours * 60 + rest;
}

/** How many minutes the hours last; 00:00 to 00:00 is a whole day. */
export function lasts({ starts, ends }: Hours): number {
	return ((minutes(ends) - minutes(starts) + DAY - 1) % DAY) + 1;
}

/** Whether the hours go on into the next day. */
export function crossesMidnight({ starts, ends }: Hours): boolean {
	return minutes(ends) > 0 && minutes(ends) <= minutes(starts);
}

export const minutesOf = (week: Week) => week.flat().reduce((sum, each) => sum + lasts(each), 0);

/** What the server is sent: hours into the next day become a window of each day. */
export function windowsOf(week: Week): Window[] {
	const windows = week.flatMap((day, index) =>
		day.flatMap((each): Window[] => {
			const weekday = index + 1;
			if (!crossesMidnight(each)) {
				return [{ weekday, starts: each.starts, ends: minutes(each.ends) === 0 ? '24:00' : each.ends }];
			}
			return [
				{ weekday, starts: each.starts, ends: '24:00' },
				{ weekday: (weekday % 7) + 1, starts: '00:00', ends: each.ends },
			];
		}),
	);
	return windows.sort((one, other) => one.weekday - other.weekday || minutes(one.starts) - minutes(other.starts));
}

/** What the editor shows: a night that the server keeps in two windows is one again. */
export function weekOf(windows: readonly Window[]): Week {
	const mornings = new Set<Window>();
	const week = WEEKDAYS.map((weekday) =>
		windows
			.filter((each) => each.weekday === weekday)
			.map((each) => {
				const next =
					each.ends === '24:00' && each.starts !== '00:00'
						? windows.find((other) => other.weekday === (weekday % 7) + 1 && other.starts === '00:00')
						: undefined;
				if (next && next.ends !== '24:00' && minutes(next.ends) <= minutes(each.starts)) {
					mornings.add(next);
					return { window: each, hours: { starts: each.starts, ends: next.ends } };
				}
				return { window: each, hours: { starts: each.starts, ends: each.ends === '24:00' ? '00:00' : each.ends } };
			}),
	);
	return week.map((day) => day.filter(({ window }) => !mornings.has(window)).map(({ hours }) => hours));
}

/** Whether hours of a week overlap, those that go on into the next day included. */
export function overlaps(week: Week): boolean {
	const windows = windowsOf(week);
	return windows.some((one, index) =>
		windows
			.slice(index + 1)
			.some(
				(other) =>
					one.weekday === other.weekday &&
					minutes(one.starts) < minutes(other.ends) &&
					minutes(other.starts) < minutes(one.ends),
			),
	);
}

/** The hours to begin with when one more is added to a day: after the last, or a morning. */
export function nextHours(day: readonly Hours[]): Hours {
	const last = day.at(-1);
	if (!last) {
		return { starts: '08:00', ends: '12:00' };
	}
	const from = Math.min(minutes(last.ends) + 60, 22 * 60);
	return { starts: written(from), ends: written(Math.min(from + 4 * 60, 23 * 60 + 59)) };
}

function written(time: number): string {
	return `${String(Math.floor(time / 60)).padStart(2, '0')}:${String(time % 60).padStart(2, '0')}`;
}
