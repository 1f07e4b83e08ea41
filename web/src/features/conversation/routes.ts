import type { PageRoute } from '../../router';

export const conversationRoutes: PageRoute[] = [
	{ path: '/conversations', page: () => import('./pages/ConversationsPage'), name: 'ConversationsPage' },
	{ path: '/conversations/help', page: () => import('./help/ChatHelpPage'), name: 'ChatHelpPage' },
	{
		path: '/conversations/trash',
		page: () => import('./trash/ConversationTrashPage'),
		name: 'ConversationTrashPage',
		permission: 'TRASH_VIEW',
	},
	{
		path: '/conversations/ratings',
		page: () => import('./ratings/RatingsPage'),
		name: 'RatingsPage',
		permission: 'CHAT_RATINGS_VIEW',
	},
	{
		path: '/conversations/blocks',
		page: () => import('./blocks/BlocksPage'),
		name: 'BlocksPage',
		permission: 'CHAT_BLOCK',
	},
	{
		path: '/settings/conversation-labels',
		page: () => import('./labels/LabelsPage'),
		name: 'LabelsPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/conversation-labels/new',
		page: () => import('./labels/LabelFormPage'),
		name: 'NewLabelPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/conversation-labels/$labelId',
		page: () => import('./labels/LabelFormPage'),
		name: 'EditLabelPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/conversations/$conversationId',
		page: () => import('./pages/ConversationsPage'),
		name: 'ConversationsPage',
	},
];
