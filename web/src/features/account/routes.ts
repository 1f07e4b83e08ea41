import type { PageRoute } from '../../router';

export const accountRoutes: PageRoute[] = [
	{ path: '/settings', page: () => import('./pages/SettingsPage'), name: 'SettingsPage' },
	{
		path: '/settings/company',
		page: () => import('./pages/CompanyPage'),
		name: 'CompanyPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/company/owner',
		page: () => import('./pages/OwnerPage'),
		name: 'OwnerPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/ticket-policy',
		page: () => import('./pages/TicketPolicyPage'),
		name: 'TicketPolicyPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/api',
		page: () => import('./pages/ApiTokensPage'),
		name: 'ApiTokensPage',
	},
	{
		path: '/settings/legal',
		page: () => import('./pages/LegalPage'),
		name: 'LegalPage',
		permission: 'MANAGE_ACCOUNT',
	},
];

/** Pages that anybody may read. */
export const publicRoutes: PageRoute[] = [
	{ path: '/termos/$account', page: () => import('./pages/PublicDocumentPage'), name: 'TermsPage' },
	{ path: '/privacidade/$account', page: () => import('./pages/PublicDocumentPage'), name: 'PrivacyPage' },
];
