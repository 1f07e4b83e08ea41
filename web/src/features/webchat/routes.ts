import type { PageRoute } from '../../router';

export const webchatRoutes: PageRoute[] = [
	{
		path: '/settings/chat-widget',
		page: () => import('./pages/ChatWidgetPage'),
		name: 'ChatWidgetPage',
		permission: 'MANAGE_ACCOUNT',
	},
];
