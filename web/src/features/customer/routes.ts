import type { PageRoute } from '../../router';

export const customerRoutes: PageRoute[] = [
	{
		path: '/customers',
		page: () => import('./pages/CustomersPage'),
		name: 'CustomersPage',
		permission: 'CUSTOMER_VIEW',
	},
	{
		path: '/customers/new',
		page: () => import('./pages/CustomerFormPage'),
		name: 'NewCustomerPage',
		permission: 'CUSTOMER_EDIT',
	},
	{
		path: '/customers/$customerId',
		page: () => import('./pages/CustomerPage'),
		name: 'CustomerPage',
		permission: 'CUSTOMER_VIEW',
	},
	{
		path: '/customers/$customerId/edit',
		page: () => import('./pages/CustomerFormPage'),
		name: 'EditCustomerPage',
		permission: 'CUSTOMER_EDIT',
	},
	{
		path: '/organizations',
		page: () => import('./pages/OrganizationsPage'),
		name: 'OrganizationsPage',
		permission: 'CUSTOMER_VIEW',
	},
	{
		path: '/organizations/new',
		page: () => import('./pages/OrganizationFormPage'),
		name: 'NewOrganizationPage',
		permission: 'CUSTOMER_EDIT',
	},
	{
		path: '/organizations/$organizationId',
		page: () => import('./pages/OrganizationPage'),
		name: 'OrganizationPage',
		permission: 'CUSTOMER_VIEW',
	},
	{
		path: '/organizations/$organizationId/edit',
		page: () => import('./pages/OrganizationFormPage'),
		name: 'EditOrganizationPage',
		permission: 'CUSTOMER_EDIT',
	},
];
