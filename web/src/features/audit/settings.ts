import { IconHistory, IconListCheck } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/audit',
		section: 'records',
		icon: IconHistory,
		key: 'audit:setting.audit',
		permission: 'VIEW_AUDIT',
	},
	{
		to: '/settings/audit/settings',
		section: 'records',
		icon: IconListCheck,
		key: 'audit:setting.auditSettings',
		fields: ['audit:settings.optional', 'audit:settings.retention'],
		permission: 'VIEW_AUDIT',
	},
];
