import type { PageRoute } from '../../router';

export const visitorRoutes: PageRoute[] = [
	{
		path: '/visitors',
		page: () => import('./pages/VisitorsPage'),
		name: 'VisitorsPage',
		permission: 'CHAT_VISITORS',
	},
];
