import type { PageRoute } from '../../router';

export const customerRoutes: PageRoute[] = [
	{ path: '/customers', page: () => import('./pages/CustomersPage'), name: 'CustomersPage' },
	{ path: '/customers/new', page: () => import('./pages/CustomerFormPage'), name: 'NewCustomerPage' },
	{ path: '/customers/$customerId', page: () => import('./pages/CustomerPage'), name: 'CustomerPage' },
	{ path: '/customers/$customerId/edit', page: () => import('./pages/CustomerFormPage'), name: 'EditCustomerPage' },
	{ path: '/organizations', page: () => import('./pages/OrganizationsPage'), name: 'OrganizationsPage' },
	{ path: '/organizations/new', page: () => import('./pages/OrganizationFormPage'), name: 'NewOrganizationPage' },
	{ path: '/organizations/$organizationId', page: () => import('./pages/OrganizationPage'), name: 'OrganizationPage' },
	{
		path: '/organizations/$organizationId/edit',
		page: () => import('./pages/OrganizationFormPage'),
		name: 'EditOrganizationPage',
	},
];
