import { begin } from './begin';

/*
 * The script tag of a page says whose chat it is by data-key; data-language, data-token (a signed identity) and
 * data-mode="page" may stand beside it.
 */
const script = document.currentScript;
const key = script?.dataset.key;

if (script instanceof HTMLScriptElement && key) {
	const { language = null, token = null, mode } = script.dataset;
	const wanted = { key, server: new URL(script.src).origin, language, token, whole: mode === 'page' };
	if (document.body) {
		begin(wanted);
	} else {
		addEventListener('DOMContentLoaded', () => begin(wanted), { once: true });
	}
}
