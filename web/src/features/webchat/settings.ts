import { IconMessageCircle } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/chat-widget',
		section: 'channels',
		icon: IconMessageCircle,
		key: 'webchat:setting',
		fields: [
			'webchat:script',
			'webchat:side.label',
			'webchat:color',
			'webchat:texts.legend',
			'webchat:form.legend',
			'webchat:sites',
		],
		permission: 'MANAGE_ACCOUNT',
	},
];
