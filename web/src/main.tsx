import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@mantine/tiptap/styles.css';
import './global.css';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './i18n';
import { fetchPagesWhenIdle } from './router';

// For looking at pages without a server; other builds leave it out.
if (import.meta.env.MODE === 'fake') {
	const { installFakeServer } = await import('./fake/install');
	installFakeServer();
}

const root = document.getElementById('root');
if (root) {
	createRoot(root).render(<App />);
	window.addEventListener('load', () => void fetchPagesWhenIdle(), { once: true });
}
