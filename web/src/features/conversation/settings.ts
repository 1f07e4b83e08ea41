import { IconBookmarks } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/conversation-labels',
		section: 'service',
		icon: IconBookmarks,
		key: 'conversation:setting.labels',
		permission: 'MANAGE_ACCOUNT',
	},
];
