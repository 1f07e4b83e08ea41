import type { PageRoute } from '../../router';

export const accountRoutes: PageRoute[] = [];
