import { IconKey } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/sign-on',
		section: 'security',
		icon: IconKey,
		key: 'signon:setting.signOn',
		permission: 'MANAGE_ACCOUNT',
	},
];
