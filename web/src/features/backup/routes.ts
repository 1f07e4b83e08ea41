import type { PageRoute } from '../../router';

export const backupRoutes: PageRoute[] = [
	{
		path: '/settings/backups',
		page: () => import('./pages/BackupsPage'),
		name: 'BackupsPage',
		permission: 'MANAGE_ACCOUNT',
	},
];
