import { IconPrinter } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/print-template',
		section: 'service',
		icon: IconPrinter,
		key: 'printing:setting.template',
		fields: ['printing:font', 'printing:fontSize', 'printing:spacing'],
		permission: 'MANAGE_ACCOUNT',
	},
];
