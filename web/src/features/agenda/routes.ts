import type { PageRoute } from '../../router';

export const agendaRoutes: PageRoute[] = [
	{ path: '/agenda', page: () => import('./pages/AgendaPage'), name: 'AgendaPage' },
	{ path: '/settings/agenda', page: () => import('./pages/AgendaNoticesPage'), name: 'AgendaNoticesPage' },
];
