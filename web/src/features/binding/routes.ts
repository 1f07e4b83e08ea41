import type { PageRoute } from '../../router';

const permission = 'MANAGE_DEPARTMENTS';

export const bindingRoutes: PageRoute[] = [
	{ path: '/settings/bindings', page: () => import('./pages/BindingsPage'), name: 'BindingsPage', permission },
	{ path: '/settings/bindings/new', page: () => import('./pages/BindingFormPage'), name: 'NewBindingPage', permission },
	{
		path: '/settings/bindings/simulator',
		page: () => import('./pages/SimulatorPage'),
		name: 'SimulatorPage',
		permission,
	},
	{
		path: '/settings/bindings/$bindingId',
		page: () => import('./pages/BindingFormPage'),
		name: 'EditBindingPage',
		permission,
	},
];
