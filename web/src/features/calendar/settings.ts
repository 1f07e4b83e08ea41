import { IconBeach, IconClockHour9 } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/work-shifts',
		section: 'service',
		icon: IconClockHour9,
		key: 'calendar:setting.shifts',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		to: '/settings/holidays',
		section: 'service',
		icon: IconBeach,
		key: 'calendar:setting.holidays',
		permission: 'MANAGE_ACCOUNT',
	},
];
