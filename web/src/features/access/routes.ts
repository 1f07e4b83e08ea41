import type { PageRoute } from '../../router';

export const accessRoutes: PageRoute[] = [
	{ path: '/sign-in', page: () => import('./pages/SignInPage'), name: 'SignInPage' },
];
