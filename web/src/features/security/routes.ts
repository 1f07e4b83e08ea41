import type { PageRoute } from '../../router';

export const securityRoutes: PageRoute[] = [
	{
		path: '/settings/security',
		page: () => import('./pages/SecurityPage'),
		name: 'SecurityPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/ip-rules',
		page: () => import('./pages/IpRulesPage'),
		name: 'IpRulesPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{ path: '/settings/ldap', page: () => import('./pages/LdapPage'), name: 'LdapPage', permission: 'MANAGE_ACCOUNT' },
];
