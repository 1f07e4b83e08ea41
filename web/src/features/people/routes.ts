import type { PageRoute } from '../../router';

export const peopleRoutes: PageRoute[] = [
	{ path: '/me', page: () => import('./pages/OwnDataPage'), name: 'OwnDataPage' },
	{ path: '/me/security', page: () => import('./pages/OwnSecurityPage'), name: 'OwnSecurityPage' },
	{
		path: '/settings/agents',
		page: () => import('./pages/AgentsPage'),
		name: 'AgentsPage',
		permission: 'MANAGE_PEOPLE',
	},
	{
		path: '/settings/agents/new',
		page: () => import('./pages/AgentFormPage'),
		name: 'NewAgentPage',
		permission: 'MANAGE_PEOPLE',
	},
	{
		path: '/settings/agents/$agentId',
		page: () => import('./pages/AgentFormPage'),
		name: 'EditAgentPage',
		permission: 'MANAGE_PEOPLE',
	},
	{
		path: '/settings/permission-groups',
		page: () => import('./pages/PermissionGroupsPage'),
		name: 'PermissionGroupsPage',
		permission: 'MANAGE_PEOPLE',
	},
	{
		path: '/settings/permission-groups/new',
		page: () => import('./pages/PermissionGroupFormPage'),
		name: 'NewPermissionGroupPage',
		permission: 'MANAGE_PEOPLE',
	},
	{
		path: '/settings/permission-groups/$groupId',
		page: () => import('./pages/PermissionGroupFormPage'),
		name: 'EditPermissionGroupPage',
		permission: 'MANAGE_PEOPLE',
	},
	{
		path: '/settings/agents/$agentId/rights',
		page: () => import('./pages/AgentRightsPage'),
		name: 'AgentRightsPage',
		permission: 'MANAGE_PEOPLE',
	},
	{
		path: '/settings/departments',
		page: () => import('./pages/DepartmentsPage'),
		name: 'DepartmentsPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/departments/new',
		page: () => import('./pages/DepartmentFormPage'),
		name: 'NewDepartmentPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/departments/$departmentId',
		page: () => import('./pages/DepartmentFormPage'),
		name: 'EditDepartmentPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/statuses',
		page: () => import('./pages/StatusesPage'),
		name: 'StatusesPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/statuses/new',
		page: () => import('./pages/StatusFormPage'),
		name: 'NewStatusPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/statuses/$statusId',
		page: () => import('./pages/StatusFormPage'),
		name: 'EditStatusPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/categories',
		page: () => import('./pages/CategoriesPage'),
		name: 'CategoriesPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/categories/new',
		page: () => import('./pages/CategoryFormPage'),
		name: 'NewCategoryPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
	{
		path: '/settings/categories/$categoryId',
		page: () => import('./pages/CategoryFormPage'),
		name: 'EditCategoryPage',
		permission: 'MANAGE_DEPARTMENTS',
	},
];
