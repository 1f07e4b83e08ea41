import { FakeServer } from './server';

/** Puts the fake server in the place of the network. */
export function installFakeServer(): FakeServer {
	const server = new FakeServer();
	const network = window.fetch.bind(window);
	window.fetch = (input, init) => {
		const address = String(input instanceof Request ? input.url : input);
		return address.includes('/api/v1/') ? server.fetch(input, init) : network(input, init);
	};
	const RealSocket = window.WebSocket;
	window.WebSocket = new Proxy(RealSocket, {
		construct: (target, [address, protocols]) =>
			String(address).endsWith('/realtime') ? server.realtime.open() : new target(address, protocols),
	});
	// For looking at pages: fake.receiveMail(), fake.signedIn = false, fake.latency = 800 …
	Object.assign(window, { fake: server });
	const parameters = new URLSearchParams(location.search);
	server.latency = Number(parameters.get('latency') ?? 120);
	server.signedIn = !/^\/(sign-in|forgot|link|create)/.test(location.pathname);
	return server;
}
