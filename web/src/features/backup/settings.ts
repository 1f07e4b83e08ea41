import { IconPackageExport } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/backups',
		section: 'records',
		icon: IconPackageExport,
		key: 'backup:setting.backups',
		permission: 'MANAGE_ACCOUNT',
	},
];
