import type { PageRoute } from '../../router';

export const portalRoutes: PageRoute[] = [
	{ path: '/portal/$account', page: () => import('./pages/PortalPage'), name: 'PortalPage' },
	{ path: '/portal/$account/new', page: () => import('./pages/PortalOpeningPage'), name: 'PortalOpeningPage' },
	{
		path: '/portal/$account/tickets/$number',
		page: () => import('./pages/PortalTicketPage'),
		name: 'PortalTicketPage',
	},
];
