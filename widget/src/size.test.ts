// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, it, vi } from 'vitest';

const MOST = 30 * 1024;

it('weighs 30 kB at most, gzipped, and reads the same in every encoding', async () => {
	// As it is shipped: in a test's environment the build would keep what helps to find mistakes.
	vi.stubEnv('NODE_ENV', 'production');
	const built = await build({ logLevel: 'silent', build: { write: false } });
	const [{ output }] = built as unknown as [{ output: { code?: string; fileName: string }[] }];
	expect(output.map((each) => each.fileName)).toEqual(['widget.js']);
	expect(/^\p{ASCII}*$/u.test(output[0].code ?? '')).toBe(true);
	expect(gzipSync(output[0].code ?? '').length).toBeLessThanOrEqual(MOST);
});
