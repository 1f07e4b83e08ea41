import { IconHeartHandshake } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/bindings',
		section: 'service',
		icon: IconHeartHandshake,
		key: 'binding:setting',
		fields: ['binding:simulator.title'],
		permission: 'MANAGE_DEPARTMENTS',
	},
];
