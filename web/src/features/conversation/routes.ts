import type { PageRoute } from '../../router';

export const conversationRoutes: PageRoute[] = [
	{ path: '/conversations', page: () => import('./pages/ConversationsPage'), name: 'ConversationsPage' },
	{
		path: '/conversations/$conversationId',
		page: () => import('./pages/ConversationsPage'),
		name: 'ConversationsPage',
	},
];
