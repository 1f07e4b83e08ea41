import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['pt-BR', 'en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORAGE_KEY = 'balcao:language';

// Each feature folder brings its texts; the folder's name is the namespace.
const files = {
	...import.meta.glob<Record<string, unknown>>('./features/*/i18n/*.json', { eager: true, import: 'default' }),
	...import.meta.glob<Record<string, unknown>>('./frame/i18n/*.json', { eager: true, import: 'default' }),
};

export const resources: Resource = {};
for (const [path, texts] of Object.entries(files)) {
	const [, namespace, language] = path.match(/([^/]+)\/i18n\/(.+)\.json$/) ?? [];
	resources[language] = { ...resources[language], [namespace]: texts };
}

/** The language chosen before sign-in: kept in the browser, else what the browser prefers. */
export function initialLanguage(): Language {
	const stored = localStorage.getItem(STORAGE_KEY);
	const wanted = [stored, ...navigator.languages].filter((each) => each !== null);
	for (const each of wanted) {
		const found = LANGUAGES.find((language) => language === each || language.split('-')[0] === each.split('-')[0]);
		if (found) {
			return found;
		}
	}
	return 'pt-BR';
}

export async function changeLanguage(language: Language) {
	localStorage.setItem(STORAGE_KEY, language);
	document.documentElement.lang = language;
	await i18next.changeLanguage(language);
}

void i18next.use(initReactI18next).init({
	resources,
	lng: initialLanguage(),
	fallbackLng: 'pt-BR',
	defaultNS: 'frame',
	interpolation: { escapeValue: false },
	returnNull: false,
	// A test finds keys that are missing; one that is put together at run time may slip through it (LNG-8).
	saveMissing: true,
	missingKeyHandler: (languages, namespace, key) => {
		console.warn(`There is no text ${namespace}:${key} in ${languages.join(', ')}`);
	},
});
document.documentElement.lang = i18next.language;

export default i18next;
