import type { Icon } from '@tabler/icons-react';
import type { Permission } from './api/types';

/** The groups of Gestão, in the order in which they stand there. */
export const SETTING_SECTIONS = [
	'own',
	'people',
	'service',
	'channels',
	'account',
	'security',
	'integrations',
	'records',
] as const;

/** A page of Gestão. Each feature declares its own in `features/<feature>/settings.ts`, as `settings`. */
export interface SettingPage {
	to: string;
	section: (typeof SETTING_SECTIONS)[number];
	icon: Icon;
	/**
	 * Key, with its namespace, of an object of texts: `name`, `text` (a plain sentence on what it does), and
	 * `words`, other words that people may search it by.
	 */
	key: string;
	/** Keys, with their namespaces, of the names of single settings on the page, so that each can be searched. */
	fields?: string[];
	/** Who may; everybody without it. */
	permission?: Permission;
}

const files = import.meta.glob<SettingPage[]>('./features/*/settings.ts', { eager: true, import: 'settings' });

/** All pages of Gestão, by section; within one, in the order in which their feature declares them. */
export const SETTING_PAGES: SettingPage[] = SETTING_SECTIONS.flatMap((section) =>
	Object.values(files)
		.flat()
		.filter((each) => each.section === section),
);

/** Letters without their marks, in lower case: what people type is compared in this form. */
function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase();
}

export interface FoundSetting {
	page: SettingPage;
	/** Names of the single settings that were found on it. */
	fields: string[];
}

/** The pages that hold every one of the words, in their texts or in a setting of theirs; those so named come first. */
export function searchSettings(pages: SettingPage[], wanted: string, t: (key: string) => string): FoundSetting[] {
	const words = fold(wanted).split(/\s+/).filter(Boolean);
	const holds = (text: string) => words.every((word) => fold(text).includes(word));
	const found = pages.map((page) => {
		const names = (page.fields ?? []).map((each) => t(each));
		const own = [t(`${page.key}.name`), t(`${page.key}.text`), t(`${page.key}.words`)].join(' ');
		return {
			page,
			fields: words.length > 0 ? names.filter(holds) : [],
			named: holds(t(`${page.key}.name`)),
			holds: holds([own, ...names].join(' ')),
		};
	});
	return found
		.filter((each) => each.holds)
		.sort((one, other) => Number(other.named) - Number(one.named))
		.map(({ page, fields }) => ({ page, fields }));
}
