import { IconForms } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/custom-fields',
		section: 'service',
		icon: IconForms,
		key: 'field:setting.fields',
		permission: 'MANAGE_ACCOUNT',
	},
];
