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
	{ path: '/tickets/trash', page: () => import('./trash/TrashPage'), name: 'TrashPage', permission: 'TRASH_VIEW' },
	{
		path: '/settings/ticket-columns',
		page: () => import('./columns/ColumnsPage'),
		name: 'ColumnsPage',
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
