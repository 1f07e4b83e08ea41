import { IconCalendarTime } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{ to: '/settings/agenda', section: 'own', icon: IconCalendarTime, key: 'agenda:setting' },
];
