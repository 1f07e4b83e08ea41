import type { PageRoute } from '../../router';

export const queueRoutes: PageRoute[] = [
	{
		path: '/settings/queues',
		page: () => import('./pages/QueuesPage'),
		name: 'QueuesPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/queues/$queueId',
		page: () => import('./pages/QueueFormPage'),
		name: 'QueueFormPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
];
