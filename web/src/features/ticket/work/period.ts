import { localMoment, momentOf } from '../../../frame/format';

/** From when to when somebody worked, as the interface takes it. */
export interface Period {
	startedAt: string;
	endedAt: string;
}

/** What stands in the fields: days of the calendar, and times of the clock. */
export interface TypedPeriod {
	days: [string | null, string | null];
	from: string;
	to: string;
}

export type PeriodProblem = 'incomplete' | 'end' | 'future';

const NOTHING: TypedPeriod = { days: [null, null], from: '', to: '' };

/** What the fields begin with: today, without times. */
export function startOfTyping(now = new Date()): TypedPeriod {
	const today = localMoment(now.toISOString()).slice(0, 10);
	return { ...NOTHING, days: [today, today] };
}

/** What the fields show of a period that is known. */
export function typedOf(period: Period): TypedPeriod {
	const [fromDay, fromTime] = localMoment(period.startedAt).split(' ');
	const [toDay, toTime] = localMoment(period.endedAt).split(' ');
	return { days: [fromDay, toDay], from: fromTime.slice(0, 5), to: toTime.slice(0, 5) };
}

/** The period that stands in the fields, or what is wrong with it (WRK-6). */
export function periodOf(typed: TypedPeriod, now = new Date()): { period?: Period; problem?: PeriodProblem } {
	const [first, last] = typed.days;
	if (!first || !typed.from || !typed.to) {
		return { problem: 'incomplete' };
	}
	const period = {
		startedAt: momentOf(`${first} ${typed.from}:00`),
		endedAt: momentOf(`${last ?? first} ${typed.to}:00`),
	};
	if (period.endedAt <= period.startedAt) {
		return { problem: 'end' };
	}
	return Date.parse(period.endedAt) > now.getTime() ? { problem: 'future' } : { period };
}

export function secondsOf(period: Period): number {
	return (Date.parse(period.endedAt) - Date.parse(period.startedAt)) / 1000;
}
