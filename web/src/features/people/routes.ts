import type { PageRoute } from '../../router';

export const peopleRoutes: PageRoute[] = [];
