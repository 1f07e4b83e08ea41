import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import i18next, { LANGUAGES, resources } from './i18n';

type Texts = { [key: string]: string | Texts };

/** Keys with dots; the forms of a plural count as one, because languages differ in how many they have. */
function keysOf(texts: Texts, prefix = ''): string[] {
	const keys = Object.entries(texts).flatMap(([key, value]) =>
		typeof value === 'string'
			? [prefix + key.replace(/_(zero|one|two|few|many|other)$/, '')]
			: keysOf(value, `${prefix}${key}.`),
	);
	return [...new Set(keys)].sort();
}

function textsOf(texts: Texts, prefix = ''): [string, string][] {
	return Object.entries(texts).flatMap(([key, value]) =>
		typeof value === 'string' ? [[prefix + key, value] as [string, string]] : textsOf(value, `${prefix}${key}.`),
	);
}

function sources(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) {
			return entry.name === 'fake' ? [] : sources(path);
		}
		return /\.tsx?$/.test(entry.name) && !entry.name.includes('.test.') ? [path] : [];
	});
}

const source = resources['pt-BR'] as Record<string, Texts>;
const namespaces = Object.keys(source);

describe('the texts', () => {
	it.each(LANGUAGES.filter((language) => language !== 'pt-BR'))('are the same keys in %s as in pt-BR', (language) => {
		const translated = resources[language] as Record<string, Texts>;
		expect(Object.keys(translated).sort()).toEqual([...namespaces].sort());
		for (const namespace of namespaces) {
			expect(keysOf(translated[namespace] as Texts), `${namespace} in ${language}`).toEqual(
				keysOf(source[namespace] as Texts),
			);
		}
	});

	it.each(LANGUAGES)('name the same values in %s as in pt-BR, and none is empty', (language) => {
		const values = (text: string) => [...new Set(text.match(/{{\s*\w+/g) ?? [])].sort();
		for (const namespace of namespaces) {
			const original = new Map(textsOf(source[namespace] as Texts));
			for (const [key, text] of textsOf((resources[language] as Record<string, Texts>)[namespace] as Texts)) {
				expect(text.trim(), `${namespace}:${key} in ${language}`).not.toBe('');
				const twin = original.get(key);
				if (twin !== undefined) {
					expect(values(text), `${namespace}:${key} in ${language}`).toEqual(values(twin));
				}
			}
		}
	});

	it('keep the tone: no exclamation marks', () => {
		for (const language of LANGUAGES) {
			for (const namespace of namespaces) {
				for (const [key, text] of textsOf((resources[language] as Record<string, Texts>)[namespace] as Texts)) {
					expect(text, `${namespace}:${key} in ${language}`).not.toMatch(/[!¡]/);
				}
			}
		}
	});

	it('hold every key that the code spells out', () => {
		const known = new Set(
			namespaces.flatMap((namespace) => keysOf(source[namespace] as Texts).map((key) => `${namespace}:${key}`)),
		);
		const missing: string[] = [];
		for (const file of sources('src')) {
			const code = readFileSync(file, 'utf8');
			const namespace = /useTranslation\('(\w+)'\)/.exec(code)?.[1] ?? 'frame';
			for (const [, key] of code.matchAll(/\bt\('([\w:.-]+)'/g)) {
				const full = key?.includes(':') ? key : `${namespace}:${key}`;
				if (!known.has(full)) {
					missing.push(`${file}: ${full}`);
				}
			}
			for (const [, key] of code.matchAll(/labelKey: '([\w:.-]+)'/g)) {
				if (!known.has(key ?? '')) {
					missing.push(`${file}: ${key}`);
				}
			}
		}
		expect(missing).toEqual([]);
	});

	it('fall back to Portuguese where one is missing, and the console tells (LNG-8)', () => {
		const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
		i18next.addResource('pt-BR', 'frame', 'onlyHere', 'Só em português');
		expect(i18next.getFixedT('es')('frame:onlyHere')).toBe('Só em português');
		expect(i18next.getFixedT('es')('frame:nowhere' as never)).toBe('nowhere');
		expect(warned).toHaveBeenCalledWith(expect.stringContaining('frame:nowhere'));
	});
});
