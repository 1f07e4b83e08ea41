import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { DayOff, Holiday, HolidayCalendar, HolidayCalendarRow } from '../../api/types';

export const CALENDARS = ['holiday-calendars'] as const;

/** All holiday calendars, without their days. */
export function useHolidayCalendars() {
	return useQuery({
		queryKey: CALENDARS,
		queryFn: async () => (await request<{ items: HolidayCalendarRow[] }>('GET', '/holiday-calendars')).items,
	});
}

export function useHolidayCalendar(id: string) {
	return useQuery({
		queryKey: [...CALENDARS, id],
		queryFn: () => request<HolidayCalendar>('GET', `/holiday-calendars/${id}`),
	});
}

export const brazilianDays = async (year: number) =>
	(await request<{ items: DayOff[] }>('GET', `/holiday-calendars/brazil?year=${year}`)).items;

export const daysOfFile = async (file: string) =>
	(await request<{ items: Holiday[] }>('POST', '/holiday-calendars/read-file', { body: { file } })).items;
