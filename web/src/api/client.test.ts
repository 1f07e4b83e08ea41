import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeServer, problem } from '../fake/server';
import { onSignedOut, ProblemError, queryString, request } from './client';

let server: FakeServer;

beforeEach(() => {
	server = new FakeServer();
	vi.stubGlobal('fetch', server.fetch);
	// biome-ignore lint/suspicious/noDocumentCookie: what the server would set
	document.cookie = 'XSRF-TOKEN=a%2Fb';
});

describe('request', () => {
	it('sends the token of the cookie with what changes something, and only then', async () => {
		await request('GET', '/me');
		await request('POST', '/notifications/read-all');
		expect(server.calls[0]?.headers.get('X-XSRF-TOKEN')).toBeNull();
		expect(server.calls[1]?.headers.get('X-XSRF-TOKEN')).toBe('a/b');
	});

	it('sends versions as If-Match and keys of creation', async () => {
		server.intercept = () => ({});
		await request('PUT', '/account', { body: {}, ifMatch: 7 });
		await request('POST', '/customers', { body: { name: 'Rita' }, idempotencyKey: 'once' });
		expect(server.calls[0]?.headers.get('If-Match')).toBe('"7"');
		expect(server.calls[1]?.headers.get('Idempotency-Key')).toBe('once');
	});

	it('fetches a token and tries once more when there was none', async () => {
		let refused = 0;
		server.intercept = ({ path }) =>
			path === '/me/password' && refused++ === 0 ? problem(403, 'csrf', 'Recarregue.') : undefined;
		await request('PUT', '/me/password', { body: {} });
		expect(server.calls.map((call) => call.path)).toEqual(['/me/password', '/session', '/me/password']);
	});

	it('turns a problem document into an error with its fields and extras', async () => {
		server.intercept = () =>
			problem(409, 'already-bound', 'Já está com Bruno.', {
				agentName: 'Bruno',
				errors: [{ field: 'emails[0]', code: 'taken', message: 'É de Ana.' }],
			});
		const failure = await request('POST', '/tickets/1/bind').catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(ProblemError);
		expect(failure).toMatchObject({
			status: 409,
			kind: 'already-bound',
			message: 'Já está com Bruno.',
			extras: { agentName: 'Bruno' },
			errors: [{ field: 'emails[0]', code: 'taken' }],
		});
	});

	it('says so when the network is gone', async () => {
		vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
		await expect(request('GET', '/me')).rejects.toMatchObject({ status: 0, kind: 'offline' });
	});

	it('survives an answer that is not a problem document', async () => {
		server.intercept = () => new Response('<html>Bad gateway</html>', { status: 502 });
		await expect(request('GET', '/me')).rejects.toMatchObject({ status: 502 });
	});

	it('tells when the session ended, but not when one only asks who is signed in', async () => {
		const told = vi.fn();
		const end = onSignedOut(told);
		server.signedIn = false;
		await request('GET', '/session').catch(() => undefined);
		expect(told).not.toHaveBeenCalled();
		await request('GET', '/tickets').catch(() => undefined);
		expect(told).toHaveBeenCalledOnce();
		end();
	});

	it('leaves out of the query string what is not set', () => {
		expect(queryString({ search: '', limit: 20, cursor: null, tab: undefined, situation: [0, 3] })).toBe(
			'?limit=20&situation=0%2C3',
		);
		expect(queryString({})).toBe('');
	});
});
