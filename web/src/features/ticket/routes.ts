import type { PageRoute } from '../../router';

export const ticketRoutes: PageRoute[] = [
	{ path: '/', page: () => import('./pages/HomePage'), name: 'HomePage' },
	{ path: '/tickets', page: () => import('./pages/TicketsPage'), name: 'TicketsPage' },
	{
		path: '/tickets/new',
		page: () => import('./pages/NewTicketPage'),
		name: 'NewTicketPage',
		permission: 'TICKET_CREATE',
	},
	{
		path: '/tickets/exports',
		page: () => import('./exports/ExportsPage'),
		name: 'ExportsPage',
		permission: 'TICKET_EXPORT',
	},
	{ path: '/tickets/trash', page: () => import('./trash/TrashPage'), name: 'TrashPage', permission: 'TRASH_VIEW' },
	{
		path: '/settings/ticket-columns',
		page: () => import('./columns/ColumnsPage'),
		name: 'ColumnsPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{ path: '/settings/tags', page: () => import('./tags/TagsPage'), name: 'TagsPage', permission: 'MANAGE_ACCOUNT' },
	{
		path: '/settings/tags/new',
		page: () => import('./tags/TagFormPage'),
		name: 'NewTagPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/tags/$tagId',
		page: () => import('./tags/TagFormPage'),
		name: 'EditTagPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/tickets/new-internal',
		page: () => import('./internal/NewInternalTicketPage'),
		name: 'NewInternalTicketPage',
		permission: 'TICKET_CREATE_INTERNAL',
	},
	{ path: '/tickets/$ticketId/edit', page: () => import('./edit/EditPage'), name: 'EditPage' },
	{ path: '/tickets/$ticketId/escalate', page: () => import('./escalation/EscalatePage'), name: 'EscalatePage' },
	{ path: '/tickets/$ticketId', page: () => import('./pages/TicketPage'), name: 'TicketPage' },
];
