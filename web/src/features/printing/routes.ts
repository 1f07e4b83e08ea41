import type { PageRoute } from '../../router';

export const printingRoutes: PageRoute[] = [
	{
		path: '/settings/print-template',
		page: () => import('./PrintTemplatePage'),
		name: 'PrintTemplatePage',
		permission: 'MANAGE_ACCOUNT',
	},
];
