import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// As long as whole pages may take on machines that do other things too.
configure({ asyncUtilTimeout: 15_000 });

// What the components use and jsdom lacks.
Object.defineProperty(window, 'matchMedia', {
	value: (query: string) => ({
		matches: false,
		media: query,
		onchange: null,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
		addListener: () => undefined,
		removeListener: () => undefined,
		dispatchEvent: () => false,
	}),
});
Object.defineProperty(globalThis, 'ResizeObserver', {
	value: class {
		observe() {}
		unobserve() {}
		disconnect() {}
	},
});
window.scrollTo = () => undefined;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
const nowhere = { x: 0, y: 0, width: 0, height: 0, top: 0, right: 0, bottom: 0, left: 0 } as DOMRect;
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => nowhere;
if (!document.fonts) {
	Object.defineProperty(document, 'fonts', {
		value: { addEventListener: () => undefined, removeEventListener: () => undefined },
	});
}

afterEach(() => {
	cleanup();
	localStorage.clear();
	vi.unstubAllGlobals();
});
