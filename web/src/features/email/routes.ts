import type { PageRoute } from '../../router';

export const emailRoutes: PageRoute[] = [];
