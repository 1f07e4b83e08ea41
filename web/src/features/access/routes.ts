import type { PageRoute } from '../../router';

export const accessRoutes: PageRoute[] = [
	{ path: '/sign-in', page: () => import('./pages/SignInPage'), name: 'SignInPage' },
	{ path: '/forgot-password', page: () => import('./pages/ForgotPages'), name: 'ForgotPasswordPage' },
	{ path: '/forgot-account', page: () => import('./pages/ForgotPages'), name: 'ForgotAccountPage' },
	{ path: '/link/$token', page: () => import('./pages/LinkPage'), name: 'LinkPage' },
	{ path: '/create-account', page: () => import('./pages/CreateAccountPage'), name: 'CreateAccountPage' },
];
