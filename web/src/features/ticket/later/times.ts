import dayjs, { type Dayjs } from 'dayjs';

/** Times people choose most, from now on. */
export function usualTimes(now: Dayjs = dayjs()): { key: 'inAnHour' | 'tomorrow' | 'monday'; at: Dayjs }[] {
	const morning = (day: Dayjs) => day.hour(8).minute(0).second(0).millisecond(0);
	const monday = now.add((8 - now.day()) % 7 || 7, 'day');
	return [
		{ key: 'inAnHour', at: now.add(1, 'hour') },
		{ key: 'tomorrow', at: morning(now.add(1, 'day')) },
		{ key: 'monday', at: morning(monday) },
	];
}
