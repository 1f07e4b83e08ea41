/** Answers the contract's calls out of memory. For tests and `npm run dev:fake`; production builds leave it out. */
import { accessRoutes } from './access';
import { FakeAccount } from './account';
import { FakeAgenda } from './agenda';
import { type Answer, type Call, missing, problem, type Route } from './call';
import { cannedRoutes } from './canned';
import { Data } from './data';
import { emailRoutes } from './email';
import { fieldRoutes } from './fields';
import { FakeLists } from './lists';
import { ownRoutes } from './own';
import { peopleRoutes } from './people';
import { FakePortal } from './portal';
import { FakeRealtime } from './socket';
import { FakeTickets } from './tickets';
import { triggerRoutes } from './triggers';

export { problem } from './call';

export class FakeServer {
	readonly data = new Data();
	readonly realtime = new FakeRealtime();
	readonly account = new FakeAccount(this.data);
	readonly tickets = new FakeTickets(this.data, this.realtime);
	readonly lists = new FakeLists(this.data);
	readonly agenda = new FakeAgenda(this.data);
	readonly portal = new FakePortal();
	signedIn = true;
	registrationOpen = true;
	/** Requests seen, for tests to look at. */
	readonly calls: { method: string; path: string; body: unknown; headers: Headers }[] = [];
	/** Runs before the handlers; an answer replaces theirs. */
	intercept: ((call: Call) => Answer | Promise<Answer>) | undefined;
	/** Milliseconds each answer takes. */
	latency = 0;

	readonly fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
		const url = new URL(input instanceof Request ? input.url : String(input), 'http://localhost');
		const path = url.pathname.replace(/^\/api\/v1/, '');
		const call: Call = {
			method: init.method ?? 'GET',
			path,
			query: url.searchParams,
			body: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
			headers: new Headers(init.headers),
			ids: [],
		};
		this.calls.push({ method: call.method, path: `${path}${url.search}`, body: call.body, headers: call.headers });
		if (this.latency) {
			await new Promise((resolve) => setTimeout(resolve, this.latency));
		}
		if (init.signal?.aborted) {
			throw new DOMException('aborted', 'AbortError');
		}
		const answer = (await this.intercept?.(call)) ?? this.answer(call);
		return answer instanceof Response
			? answer
			: new Response(JSON.stringify(answer ?? {}), { status: call.method === 'POST' ? 201 : 200 });
	};

	private answer(call: Call): Answer {
		const open =
			/^\/(session$|session\/second-factor|access-links|password-|account-recoveries|public-documents|registration|accounts)/.test(
				call.path,
			);
		if (!this.signedIn && (!open || (call.path === '/session' && call.method === 'GET'))) {
			return problem(401, 'not-signed-in', 'Entre para continuar.');
		}
		for (const [method, pattern, handler] of this.routes) {
			const found = call.method === method ? pattern.exec(call.path) : null;
			if (found) {
				return handler({ ...call, ids: found.slice(1).map(decodeURIComponent) });
			}
		}
		return missing();
	}

	/** A customer writes in: a new ticket and a notification, as the e-mail channel would make them. */
	receiveMail() {
		return this.tickets.receiveMail();
	}

	private readonly routes: Route[] = [
		...accessRoutes(this),
		...this.account.routes,
		...peopleRoutes(this.data),
		...this.lists.routes,
		...this.tickets.routes,
		...this.agenda.routes,
		...ownRoutes(this.data),
		...cannedRoutes(this.data),
		...triggerRoutes(this.data),
		...fieldRoutes(this.data),
		...emailRoutes(this.data),
		...this.portal.routes,
	];
}
