import type { PageRoute } from '../../router';

export const peopleRoutes: PageRoute[] = [
	{ path: '/me', page: () => import('./pages/OwnDataPage'), name: 'OwnDataPage' },
	{ path: '/settings/agents', page: () => import('./pages/AgentsPage'), name: 'AgentsPage' },
	{ path: '/settings/agents/new', page: () => import('./pages/AgentFormPage'), name: 'NewAgentPage' },
	{ path: '/settings/agents/$agentId', page: () => import('./pages/AgentFormPage'), name: 'EditAgentPage' },
	{ path: '/settings/departments', page: () => import('./pages/DepartmentsPage'), name: 'DepartmentsPage' },
	{ path: '/settings/departments/new', page: () => import('./pages/DepartmentFormPage'), name: 'NewDepartmentPage' },
	{
		path: '/settings/departments/$departmentId',
		page: () => import('./pages/DepartmentFormPage'),
		name: 'EditDepartmentPage',
	},
	{ path: '/settings/categories', page: () => import('./pages/CategoriesPage'), name: 'CategoriesPage' },
	{ path: '/settings/categories/new', page: () => import('./pages/CategoryFormPage'), name: 'NewCategoryPage' },
	{
		path: '/settings/categories/$categoryId',
		page: () => import('./pages/CategoryFormPage'),
		name: 'EditCategoryPage',
	},
];
