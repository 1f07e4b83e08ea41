import type { PageRoute } from '../../router';

const permission = 'MANAGE_ACCOUNT';

export const triggerRoutes: PageRoute[] = [
	{ path: '/settings/chat-triggers', page: () => import('./pages/TriggersPage'), name: 'TriggersPage', permission },
	{
		path: '/settings/chat-triggers/new',
		page: () => import('./pages/TriggerFormPage'),
		name: 'NewTriggerPage',
		permission,
	},
	{
		path: '/settings/chat-triggers/$triggerId',
		page: () => import('./pages/TriggerFormPage'),
		name: 'EditTriggerPage',
		permission,
	},
];
