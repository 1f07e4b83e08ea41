import type { PageRoute } from '../../router';

export const signOnRoutes: PageRoute[] = [
	{
		path: '/settings/sign-on',
		page: () => import('./pages/ProvidersPage'),
		name: 'ProvidersPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/sign-on/new/$kind',
		page: () => import('./pages/ProviderFormPage'),
		name: 'NewProviderPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/sign-on/$providerId',
		page: () => import('./pages/ProviderFormPage'),
		name: 'EditProviderPage',
		permission: 'MANAGE_ACCOUNT',
	},
];
