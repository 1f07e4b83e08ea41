import en from './en.json';
import es from './es.json';
import pt from './pt-BR.json';

export const LANGUAGES = { 'pt-BR': pt, en, es };

export type Language = keyof typeof LANGUAGES;
export type TextKey = keyof typeof pt;

/** The first of the wanted languages that there are texts in; Portuguese when there is none. */
export function languageOf(wanted: (string | null | undefined)[]): Language {
	for (const each of wanted) {
		const found = Object.keys(LANGUAGES).find((one) => each && one.split('-')[0] === each.toLowerCase().split('-')[0]);
		if (found) {
			return found as Language;
		}
	}
	return 'pt-BR';
}

/** The text of a key, its {names} replaced. */
export function translator(language: Language) {
	const texts: Record<TextKey, string> = LANGUAGES[language];
	return (key: TextKey, values: Record<string, string | number> = {}) =>
		texts[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

export type Translate = ReturnType<typeof translator>;
