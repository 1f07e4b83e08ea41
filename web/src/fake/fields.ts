import type { CustomField } from '../api/types';
import type { Route } from './call';
import { collection, named } from './collection';
import type { Data } from './data';

/** A custom field as a test wants it. */
export function customField(of: Partial<CustomField> & Pick<CustomField, 'id' | 'name' | 'type'>): CustomField {
	return {
		target: 'TICKET_OPENING',
		help: null,
		active: true,
		position: 1,
		requiredForAgents: false,
		requiredForCustomers: false,
		shownToCustomers: false,
		editableByCustomers: false,
		classification: 'NORMAL',
		limits: { least: null, most: null, maxLength: null, textKind: null, pastAllowed: true, futureAllowed: true },
		options: [],
		departments: [],
		categories: [],
		version: 1,
		...of,
	};
}

/** The custom fields. */
export const fieldRoutes = (data: Data): Route[] =>
	collection<CustomField>(
		'/custom-fields',
		() => data.customFields,
		({ departmentIds, categoryIds, options }) => ({
			departments: (departmentIds as string[]).flatMap((id) => named(data.departments, id) ?? []),
			categories: (categoryIds as string[]).flatMap((id) => named(data.categories, id) ?? []),
			options: (options as { optionId?: string; label: string; level: number; active: boolean }[]).map(
				({ optionId, ...each }) => ({ ...each, id: optionId ?? crypto.randomUUID() }),
			),
		}),
	);
