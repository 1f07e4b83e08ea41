import type { PageRoute } from '../../router';

export const portalRoutes: PageRoute[] = [
	{ path: '/portal/$account', page: () => import('./pages/PortalPage'), name: 'PortalPage' },
];
