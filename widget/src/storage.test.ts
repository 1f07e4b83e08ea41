import { describe, expect, it } from 'vitest';
import { storageOf } from './storage';

describe('Who was signed in on the site', () => {
	it('leaves nothing behind on a page that does not say so any more (WCH-12)', () => {
		storageOf('k', true).write({ visitor: 'secret', draft: 'segredo' });
		expect(storageOf('k', true).read().visitor).toBe('secret');
		expect(storageOf('k', false).read().visitor).toBeNull();
		expect(localStorage.length).toBe(0);
		expect(storageOf('k', true).read().visitor).toBeNull();
	});

	it('keeps what they have beside the chat’s own page, which knows nothing of it (WCH-2)', () => {
		storageOf('k', true).write({ visitor: 'secret' });
		expect(storageOf('k', false, true).read().visitor).toBeNull();
		expect(storageOf('k', true).read().visitor).toBe('secret');
	});
});
