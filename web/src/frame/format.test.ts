import { afterEach, describe, expect, it } from 'vitest';
import i18next from '../i18n';
import { dayBegins, formatBytes, setTimeZone } from './format';

afterEach(() => setTimeZone('UTC'));

describe('dayBegins', () => {
	it.each([
		['America/Sao_Paulo', '2026-11-27', 0, '2026-11-27T03:00:00.000Z'],
		['America/Sao_Paulo', '2026-11-30', 1, '2026-12-01T03:00:00.000Z'],
		['Asia/Tokyo', '2026-01-01', 0, '2025-12-31T15:00:00.000Z'],
		// The clocks go forward that day, after midnight there but before it in UTC.
		['Pacific/Auckland', '2026-09-27', 0, '2026-09-26T12:00:00.000Z'],
		// The clocks go forward during that day, and back during the other.
		['Europe/Lisbon', '2026-03-29', 0, '2026-03-29T00:00:00.000Z'],
		['Europe/Lisbon', '2026-03-29', 1, '2026-03-29T23:00:00.000Z'],
		['Europe/Lisbon', '2026-10-25', 1, '2026-10-26T00:00:00.000Z'],
	])('finds midnight in %s of %s and %i days later', (zone, day, later, moment) => {
		setTimeZone(zone);
		expect(dayBegins(day, later)).toBe(moment);
	});
});

describe('formatBytes', () => {
	it('knows one byte from several, and larger units', async () => {
		await i18next.changeLanguage('pt-BR');
		expect([1, 2, 1536, 3 * 1024 ** 2].map(formatBytes)).toEqual(['1 byte', '2 bytes', '1,5 kB', '3 MB']);
	});
});
