import { IconCategory, IconFlag, IconShieldCheck, IconSitemap, IconUser, IconUsersGroup } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{ to: '/me', section: 'own', icon: IconUser, key: 'people:setting.me' },
	{
		to: '/settings/agents',
		section: 'people',
		icon: IconUsersGroup,
		key: 'people:setting.agents',
		permission: 'MANAGE_PEOPLE',
	},
	{
		to: '/settings/permission-groups',
		section: 'people',
		icon: IconShieldCheck,
		key: 'people:setting.permissionGroups',
		permission: 'MANAGE_PEOPLE',
	},
	{
		to: '/settings/departments',
		section: 'people',
		icon: IconSitemap,
		key: 'people:setting.departments',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		to: '/settings/categories',
		section: 'service',
		icon: IconCategory,
		key: 'people:setting.categories',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		to: '/settings/statuses',
		section: 'service',
		icon: IconFlag,
		key: 'people:setting.statuses',
		permission: 'MANAGE_DEPARTMENTS',
	},
];
