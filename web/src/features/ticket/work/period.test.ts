import { beforeEach, describe, expect, it } from 'vitest';
import { setTimeZone } from '../../../frame/format';
import { periodOf, secondsOf, startOfTyping, typedOf } from './period';

const NOW = new Date('2026-11-27T20:00:00Z');

describe('A period of work', () => {
	beforeEach(() => setTimeZone('America/Sao_Paulo'));

	it('is read in the zone of the person (WRK-2)', () => {
		const { period } = periodOf({ days: ['2026-11-26', '2026-11-27'], from: '22:30', to: '01:15' }, NOW);
		expect(period).toEqual({ startedAt: '2026-11-27T01:30:00.000Z', endedAt: '2026-11-27T04:15:00.000Z' });
		expect(period && secondsOf(period)).toBe(9900);
		expect(period && typedOf(period)).toEqual({ days: ['2026-11-26', '2026-11-27'], from: '22:30', to: '01:15' });
	});

	it('is today unless said', () => {
		expect(startOfTyping(NOW)).toEqual({ days: ['2026-11-27', '2026-11-27'], from: '', to: '' });
		expect(periodOf({ days: ['2026-11-27', null], from: '09:00', to: '10:00' }, NOW).period).toBeDefined();
	});

	it('ends after its beginning and not in the future (WRK-6)', () => {
		const day: [string, string] = ['2026-11-27', '2026-11-27'];
		expect(periodOf({ days: day, from: '', to: '10:00' }, NOW).problem).toBe('incomplete');
		expect(periodOf({ days: [null, null], from: '09:00', to: '10:00' }, NOW).problem).toBe('incomplete');
		expect(periodOf({ days: day, from: '10:00', to: '10:00' }, NOW).problem).toBe('end');
		expect(periodOf({ days: day, from: '16:00', to: '17:01' }, NOW).problem).toBe('future');
	});
});
