import { IconBuilding } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/company',
		section: 'account',
		icon: IconBuilding,
		key: 'account:setting.company',
		fields: [
			'account:company.name',
			'account:company.language',
			'account:company.timeZone',
			'account:company.reopenDays',
			'account:company.automaticMails',
			'account:company.confirm',
		],
		permission: 'MANAGE_ACCOUNT',
	},
];
