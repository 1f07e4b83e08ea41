import { createRootRoute, createRoute, createRouter, Outlet, type RouteComponent } from '@tanstack/react-router';
import type { Permission } from './api/types';
import { accessRoutes } from './features/access/routes';
import { accountRoutes, publicRoutes } from './features/account/routes';
import { agendaRoutes } from './features/agenda/routes';
import { auditRoutes } from './features/audit/routes';
import { backupRoutes } from './features/backup/routes';
import { bindingRoutes } from './features/binding/routes';
import { calendarRoutes } from './features/calendar/routes';
import { cannedRoutes } from './features/canned/routes';
import { conversationRoutes } from './features/conversation/routes';
import { customerRoutes } from './features/customer/routes';
import { emailRoutes } from './features/email/routes';
import { fieldRoutes } from './features/field/routes';
import { noticeRoutes } from './features/notice/routes';
import { peopleRoutes } from './features/people/routes';
import { portalRoutes } from './features/portal/routes';
import { printingRoutes } from './features/printing/routes';
import { queueRoutes } from './features/queue/routes';
import { securityRoutes } from './features/security/routes';
import { signOnRoutes } from './features/signon/routes';
import { ticketRoutes } from './features/ticket/routes';
import { triggerRoutes } from './features/trigger/routes';
import { visitorRoutes } from './features/visitor/routes';
import { webchatRoutes } from './features/webchat/routes';
import './frame/escape';
import { lazyPage } from './frame/LazyPage';
import { NotFound } from './frame/NotFound';
import { PageCrash } from './frame/PageCrash';
import { permitted } from './frame/Permitted';
import { SignedInFrame } from './frame/SignedInFrame';

/** A page of a feature: its address, and where its code is. */
export interface PageRoute {
	path: string;
	page: () => Promise<Record<string, RouteComponent>>;
	/** Name of the component in that file. */
	name: string;
	/** Whoever lacks it is told so instead. */
	permission?: Permission;
}

/** Plain text in the address, so that one can write it by hand: `?priority=4` rather than `?priority="4"`. */
function addressSearch(search: Record<string, unknown>): string {
	const set = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
	const text = new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
	return text ? `?${text}` : '';
}

const insideRoutes: PageRoute[] = [
	...ticketRoutes,
	...conversationRoutes,
	...queueRoutes,
	...webchatRoutes,
	...bindingRoutes,
	...triggerRoutes,
	...visitorRoutes,
	...agendaRoutes,
	...customerRoutes,
	...peopleRoutes,
	...fieldRoutes,
	...calendarRoutes,
	...cannedRoutes,
	...accountRoutes,
	...noticeRoutes,
	...securityRoutes,
	...emailRoutes,
	...auditRoutes,
	...backupRoutes,
	...signOnRoutes,
	...printingRoutes,
];

/**
 * Fetches the code of all pages, one after the other while nothing else is to do: they then open at once, and
 * without a connection too. A page that cannot be had now is fetched when it is opened.
 */
export async function fetchPagesWhenIdle() {
	const idle = () => new Promise((resolve) => (window.requestIdleCallback ?? setTimeout)(resolve));
	for (const fetchPage of new Set(insideRoutes.map((each) => each.page))) {
		await idle();
		await fetchPage().catch(() => undefined);
	}
}

/** The router of all features' pages; those of `access` work without a session. */
export function createAppRouter() {
	const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: PageCrash });
	const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedInFrame });
	const page = (parent: typeof root | typeof signedIn) => (each: PageRoute) => {
		const loaded = lazyPage(each.page, each.name);
		return createRoute({
			getParentRoute: () => parent,
			path: each.path,
			component: each.permission ? permitted(loaded, each.permission) : loaded,
			errorComponent: PageCrash,
		});
	};
	const inside = insideRoutes.map(page(signedIn));
	return createRouter({
		routeTree: root.addChildren([
			...[...accessRoutes, ...publicRoutes, ...portalRoutes].map(page(root)),
			signedIn.addChildren(inside),
		]),
		defaultPreload: 'intent',
		scrollRestoration: true,
		parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
		stringifySearch: addressSearch,
	});
}
