import { IconHistory } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/audit',
		section: 'records',
		icon: IconHistory,
		key: 'audit:setting.audit',
		permission: 'VIEW_AUDIT',
	},
];
