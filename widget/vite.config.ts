import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// A page in another encoding reads the script in that encoding, so nothing but ASCII may be in it.
const ascii: Plugin = {
	name: 'ascii',
	generateBundle(_, bundle) {
		for (const each of Object.values(bundle)) {
			if (each.type === 'chunk') {
				each.code = each.code.replace(
					/[\u0080-\uffff]/g,
					(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
				);
			}
		}
	},
};

export default defineConfig({
	plugins: [ascii],
	oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
	build: {
		target: 'es2022',
		// One script without anything beside it: it runs on pages that allow no more than this file.
		lib: { entry: 'src/main.tsx', formats: ['iife'], name: 'balcaoWidget', fileName: () => 'widget.js' },
	},
	test: {
		environment: 'jsdom',
		restoreMocks: true,
		setupFiles: './src/test-setup.ts',
		testTimeout: 30_000,
	},
});
