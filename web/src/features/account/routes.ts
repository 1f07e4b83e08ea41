import type { PageRoute } from '../../router';

export const accountRoutes: PageRoute[] = [
	{ path: '/settings', page: () => import('./pages/SettingsPage'), name: 'SettingsPage' },
	{
		path: '/settings/company',
		page: () => import('./pages/CompanyPage'),
		name: 'CompanyPage',
		permission: 'MANAGE_ACCOUNT',
	},
];
