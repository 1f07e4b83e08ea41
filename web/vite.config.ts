import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.BALCAO_SERVER ?? 'http://localhost:8080';

export default defineConfig({
	plugins: [react()],
	// One stylesheet: that of a page could not be asked for a second time after the connection was lost.
	build: {
		target: 'es2023',
		chunkSizeWarningLimit: 900,
		assetsInlineLimit: 0,
		cssCodeSplit: false,
		// Mantine's calendar asks a library for a default export that it has in one of its two formats only, and does without.
		rolldownOptions: { checks: { importIsUndefined: false } },
	},
	server: {
		port: Number(process.env.BALCAO_WEB_PORT ?? 5173),
		proxy: {
			'/api': server,
			'/realtime': { target: server.replace('http', 'ws'), ws: true },
		},
	},
	test: {
		environment: 'jsdom',
		setupFiles: './src/test-setup.ts',
		css: false,
		restoreMocks: true,
		// Whole pages in a simulated browser, on machines that do other things too.
		testTimeout: 30_000,
	},
});
