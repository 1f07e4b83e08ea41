import type { PageRoute } from '../../router';

export const calendarRoutes: PageRoute[] = [
	{
		path: '/settings/work-shifts',
		page: () => import('./pages/WorkShiftsPage'),
		name: 'WorkShiftsPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/work-shifts/new',
		page: () => import('./pages/WorkShiftFormPage'),
		name: 'NewWorkShiftPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/work-shifts/$shiftId',
		page: () => import('./pages/WorkShiftFormPage'),
		name: 'EditWorkShiftPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/holidays',
		page: () => import('./pages/HolidayCalendarsPage'),
		name: 'HolidayCalendarsPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/holidays/new',
		page: () => import('./pages/HolidayCalendarFormPage'),
		name: 'NewHolidayCalendarPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/holidays/$calendarId',
		page: () => import('./pages/HolidayCalendarFormPage'),
		name: 'EditHolidayCalendarPage',
		permission: 'MANAGE_ACCOUNT',
	},
];
