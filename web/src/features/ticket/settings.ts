import { IconColumns3 } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/ticket-columns',
		section: 'service',
		icon: IconColumns3,
		key: 'ticket:setting.columns',
		permission: 'MANAGE_ACCOUNT',
	},
];
