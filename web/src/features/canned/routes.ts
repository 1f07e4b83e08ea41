import type { PageRoute } from '../../router';

export const cannedRoutes: PageRoute[] = [
	{ path: '/settings/canned-answers', page: () => import('./pages/CannedAnswersPage'), name: 'CannedAnswersPage' },
	{
		path: '/settings/canned-answers/new',
		page: () => import('./pages/CannedAnswerFormPage'),
		name: 'NewCannedAnswerPage',
	},
	{
		path: '/settings/canned-answers/$answerId',
		page: () => import('./pages/CannedAnswerFormPage'),
		name: 'EditCannedAnswerPage',
	},
];
