import { IconBolt } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/chat-triggers',
		section: 'service',
		icon: IconBolt,
		key: 'trigger:setting',
		fields: ['trigger:test.title', 'trigger:field.once', 'trigger:conditions'],
		permission: 'MANAGE_ACCOUNT',
	},
];
