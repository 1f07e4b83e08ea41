import { describe, expect, it } from 'vitest';
import { minutesOf, nextHours, overlaps, type Week, weekOf, windowsOf } from './week';

const EMPTY: Week = [[], [], [], [], [], [], []];
const week = (days: Record<number, [string, string][]>): Week =>
	EMPTY.map((_, index) => (days[index + 1] ?? []).map(([starts, ends]) => ({ starts, ends })));

describe('the week of a shift', () => {
	it('keeps several hours a day', () => {
		const office = week({
			1: [
				['08:00', '12:00'],
				['13:00', '18:00'],
			],
		});
		expect(windowsOf(office)).toEqual([
			{ weekday: 1, starts: '08:00', ends: '12:00' },
			{ weekday: 1, starts: '13:00', ends: '18:00' },
		]);
		expect(weekOf(windowsOf(office))).toEqual(office);
		expect(minutesOf(office)).toBe(9 * 60);
	});

	it('sends a night as a window of each day, and shows it as one', () => {
		const night = week({ 5: [['22:00', '06:00']], 7: [['20:00', '02:00']] });
		expect(windowsOf(night)).toEqual([
			{ weekday: 1, starts: '00:00', ends: '02:00' },
			{ weekday: 5, starts: '22:00', ends: '24:00' },
			{ weekday: 6, starts: '00:00', ends: '06:00' },
			{ weekday: 7, starts: '20:00', ends: '24:00' },
		]);
		expect(weekOf(windowsOf(night))).toEqual(night);
		expect(minutesOf(night)).toBe(14 * 60);
	});

	it('knows midnight as the end of a day, and the whole of one', () => {
		const late = week({ 3: [['18:00', '00:00']], 4: [['00:00', '00:00']], 5: [['00:00', '00:00']] });
		expect(windowsOf(late)).toEqual([
			{ weekday: 3, starts: '18:00', ends: '24:00' },
			{ weekday: 4, starts: '00:00', ends: '24:00' },
			{ weekday: 5, starts: '00:00', ends: '24:00' },
		]);
		expect(weekOf(windowsOf(late))).toEqual(late);
		expect(minutesOf(late)).toBe(54 * 60);
	});

	it('sees overlaps, of a night with the next morning too', () => {
		expect(
			overlaps(
				week({
					1: [
						['08:00', '12:00'],
						['12:00', '18:00'],
					],
				}),
			),
		).toBe(false);
		expect(
			overlaps(
				week({
					1: [
						['08:00', '12:01'],
						['12:00', '18:00'],
					],
				}),
			),
		).toBe(true);
		expect(overlaps(week({ 1: [['22:00', '06:00']], 2: [['05:00', '09:00']] }))).toBe(true);
		expect(overlaps(week({ 7: [['22:00', '06:00']], 1: [['05:00', '09:00']] }))).toBe(true);
	});

	it('proposes the next hours of a day', () => {
		expect(nextHours([])).toEqual({ starts: '08:00', ends: '12:00' });
		expect(nextHours([{ starts: '08:00', ends: '12:00' }])).toEqual({ starts: '13:00', ends: '17:00' });
	});
});
