import type { PageRoute } from '../../router';

export const auditRoutes: PageRoute[] = [
	{ path: '/settings/audit', page: () => import('./pages/AuditPage'), name: 'AuditPage', permission: 'VIEW_AUDIT' },
];
