import { IconAddressBook, IconNetwork, IconShieldLock } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/security',
		section: 'security',
		icon: IconShieldLock,
		key: 'security:setting.security',
		fields: [
			'security:policy.leastPasswordScore',
			'security:policy.leastPasswordLength',
			'security:policy.lockAfterFailures',
			'security:policy.sessionIdleMinutes',
			'security:policy.sessionLifetimeDays',
			'security:policy.twoFactorPolicy',
			'security:policy.twoFactorByEmail',
			'security:policy.notifyUnknownDevices',
			'security:policy.agentsMayChangeEmail',
		],
		permission: 'MANAGE_ACCOUNT',
	},
	{
		to: '/settings/ip-rules',
		section: 'security',
		icon: IconNetwork,
		key: 'security:setting.ipRules',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		to: '/settings/ldap',
		section: 'security',
		icon: IconAddressBook,
		key: 'security:setting.ldap',
		permission: 'MANAGE_ACCOUNT',
	},
];
