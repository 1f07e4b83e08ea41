import { begin } from '../begin';
import { FakeServer } from './server';

// For ./widget's npm run dev: the widget on a page, and in window.server the other side, to play it by hand.
const server = new FakeServer();
server.install(window);
const wanted = new URLSearchParams(location.search);
begin({
	key: 'fake',
	server: location.origin,
	language: wanted.get('language'),
	token: null,
	whole: wanted.get('mode') === 'page',
});
Object.assign(window, { server });
