import type { PageRoute } from '../../router';

export const customerRoutes: PageRoute[] = [];
