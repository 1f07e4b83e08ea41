import { IconUsersPlus } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/queues',
		section: 'service',
		icon: IconUsersPlus,
		key: 'queue:setting',
		fields: [
			'queue:binding.sticky',
			'queue:binding.stickyNotice',
			'queue:field.ringSeconds',
			'queue:field.mostWaiting',
		],
		permission: 'MANAGE_DEPARTMENTS',
	},
];
