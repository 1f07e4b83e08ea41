import type { PageRoute } from '../../router';

export const noticeRoutes: PageRoute[] = [
	{
		path: '/settings/email-preferences',
		page: () => import('./pages/EmailPreferencesPage'),
		name: 'EmailPreferencesPage',
		permission: 'MANAGE_ACCOUNT',
	},
];
