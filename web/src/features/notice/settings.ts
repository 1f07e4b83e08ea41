import { IconMailCog } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/email-preferences',
		section: 'account',
		icon: IconMailCog,
		key: 'notice:setting.emailPreferences',
		fields: [
			'notice:kind.SEATS_TAKEN',
			'notice:kind.MAILBOX_FAILED',
			'notice:kind.SIGN_IN_SERVICE_FAILED',
			'notice:kind.BACKUP_READY',
			'notice:kind.NEW_VERSION',
			'notice:kind.WEEKLY_SUMMARY',
		],
		permission: 'MANAGE_ACCOUNT',
	},
];
