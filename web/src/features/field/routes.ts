import type { PageRoute } from '../../router';

export const fieldRoutes: PageRoute[] = [
	{
		path: '/settings/custom-fields',
		page: () => import('./pages/FieldsPage'),
		name: 'FieldsPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/custom-fields/new',
		page: () => import('./pages/FieldFormPage'),
		name: 'NewFieldPage',
		permission: 'MANAGE_ACCOUNT',
	},
	{
		path: '/settings/custom-fields/$fieldId',
		page: () => import('./pages/FieldFormPage'),
		name: 'EditFieldPage',
		permission: 'MANAGE_ACCOUNT',
	},
];
