import type { PageRoute } from '../../router';

export const auditRoutes: PageRoute[] = [
	{ path: '/settings/audit', page: () => import('./pages/AuditPage'), name: 'AuditPage', permission: 'VIEW_AUDIT' },
	{
		path: '/settings/audit/settings',
		page: () => import('./pages/AuditSettingsPage'),
		name: 'AuditSettingsPage',
		permission: 'VIEW_AUDIT',
	},
];
