import { beforeEach, expect, it } from 'vitest';
import { begin } from './begin';
import { FakeServer } from './fake/server';

const ACCOUNT = 'a'.repeat(21);
const KNOWN = `balcao:${ACCOUNT}:known`;

beforeEach(() => {
	document.querySelector('balcao-chat')?.dispatchEvent(new Event('end'));
	new FakeServer().install();
	localStorage.setItem(KNOWN, '{"visitor":"secret"}');
});

const page = (server: string, whole: boolean) =>
	begin({ key: `${ACCOUNT}.rest`, server, language: null, token: null, whole });

it('takes nothing from who is signed in to the portal when the chat’s own page is opened beside it (WCH-2)', () => {
	page(location.origin, true);
	expect(localStorage.getItem(KNOWN)).toBe('{"visitor":"secret"}');
});

it('leaves nothing of who was signed in on a site whose page says it no more (WCH-12)', () => {
	page('http://chat.example', true);
	expect(localStorage.getItem(KNOWN)).toBeNull();
});

it('leaves nothing of who was signed in to the portal on its page for everybody (WCH-2)', () => {
	page(location.origin, false);
	expect(localStorage.getItem(KNOWN)).toBeNull();
});
