import { IconColumns3, IconTags } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/ticket-columns',
		section: 'service',
		icon: IconColumns3,
		key: 'ticket:setting.columns',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		to: '/settings/tags',
		section: 'service',
		icon: IconTags,
		key: 'ticket:setting.tags',
		permission: 'MANAGE_ACCOUNT',
	},
];
