import type { TFunction } from 'i18next';
import type { AuditEntry } from '../../api/types';
import { resources } from '../../i18n';

/** Everything that is told in words is in the texts; from them come the choices of the filters. */
const texts = (resources['pt-BR'].audit ?? {}) as unknown as {
	action: Record<string, Record<string, string>>;
	item: Record<string, string>;
	group: Record<string, string>;
	field: Record<string, unknown>;
	value: Record<string, string>;
};

/** What lines are kept as being about; what is done to an agent, such as signing in, is about the agent. */
export const ITEM_TYPES = Object.keys(texts.item);

/** What is done, in the groups that people look for it in. */
export const ACTIONS: { group: string; actions: string[] }[] = Object.entries(texts.action).map(([group, verbs]) => ({
	group,
	actions: Object.keys(verbs).map((verb) => `${group}.${verb}`),
}));

export const ACTOR_KINDS = ['AGENT', 'API_TOKEN', 'CUSTOMER', 'SYSTEM', 'ANONYMOUS'] as const;

export function actionLabel(t: TFunction<'audit'>, action: string): string {
	return t(`action.${action}` as 'what', { defaultValue: action });
}

export function itemLabel(t: TFunction<'audit'>, itemType: string): string {
	return t(`item.${itemType}` as 'what', { defaultValue: itemType });
}

export function groupLabel(t: TFunction<'audit'>, group: string): string {
	return Object.hasOwn(texts.group, group) ? t(`group.${group}` as 'what') : itemLabel(t, group);
}

/** What a value is; some values have names that no text has, such as the agents who changed groups. */
export function fieldLabel(t: TFunction<'audit'>, name: string): string {
	// Custom fields have the names that the account gave them.
	return Object.hasOwn(texts.field, name) ? t(`field.${name}` as 'what') : name.replace(/^fields\./, '');
}

/** Whether what looks like a code of the program is one. */
export function hasWords(value: string): boolean {
	return Object.hasOwn(texts.value, value);
}

export function actorLabel(t: TFunction<'audit'>, { actor }: AuditEntry): string {
	return actor.name ?? t(`actor.${actor.kind}` as 'what', { defaultValue: t(`actorKind.${actor.kind}`) });
}

const PAGES: Partial<Record<string, (id: string) => string>> = {
	agent: (id) => `/settings/agents/${id}`,
	department: (id) => `/settings/departments/${id}`,
	category: (id) => `/settings/categories/${id}`,
	customer: (id) => `/customers/${id}`,
	organization: (id) => `/organizations/${id}`,
	mailbox: (id) => `/settings/mailboxes/${id}`,
	account: () => '/settings/company',
};

/** The page of what a line is about; null where there is none, or none any more. */
export function itemPage({ itemType, itemId, action }: AuditEntry): string | null {
	const page = PAGES[itemType];
	return page && itemId && !/\.(deleted|erased)$/.test(action) ? page(itemId) : null;
}
