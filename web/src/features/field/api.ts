import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { CustomField } from '../../api/types';

export type FieldTarget = CustomField['target'];
export type FieldType = CustomField['type'];

export const TARGETS: FieldTarget[] = ['TICKET_OPENING', 'TICKET_CLOSING', 'CUSTOMER', 'CHAT'];
export const TYPES: FieldType[] = [
	'TEXT',
	'TEXTAREA',
	'SELECT',
	'MULTI_SELECT',
	'TREE_SELECT',
	'BOOLEAN',
	'INTEGER',
	'CURRENCY',
	'DATE',
	'DATE_TIME',
	'CPF',
	'CNPJ',
];

export const CUSTOM_FIELDS = ['custom-fields'] as const;
const MINUTE = 60_000;

/** All custom fields in their order. */
export function useCustomFields() {
	return useQuery({
		queryKey: CUSTOM_FIELDS,
		staleTime: MINUTE,
		queryFn: async () => (await request<{ items: CustomField[] }>('GET', '/custom-fields')).items,
	});
}

/** Where a ticket is, or is about to be opened. */
export interface FieldPlace {
	departmentId: string | null;
	categoryId: string | null;
}

/** A custom field as a form asks it, of an agent or of a customer. */
export type AskedField = Pick<CustomField, 'id' | 'name' | 'help' | 'type' | 'limits' | 'options'> & {
	required: boolean;
};

/** The fields that agents are asked of a ticket in a place, none before its department is known; or of a customer. */
export function useAskedFields(target: FieldTarget, place?: FieldPlace): (CustomField & AskedField)[] {
	const fields = useCustomFields().data ?? [];
	return fields
		.filter((each) => each.active && each.target === target && (!place || isAskedIn(each, place)))
		.map((each) => ({ ...each, required: each.requiredForAgents }));
}

/** Whether a field is asked of tickets in a place. */
export function isAskedIn(field: CustomField, { departmentId, categoryId }: FieldPlace): boolean {
	return (
		departmentId !== null &&
		(field.departments.length === 0 || field.departments.some((each) => each.id === departmentId)) &&
		(field.categories.length === 0 || field.categories.some((each) => each.id === categoryId))
	);
}

/** The choices of a field with all that each belongs to, as people read them: "Mesas › Jantar". */
export function pathsOf(field: Pick<CustomField, 'options'>): { value: string; label: string; active: boolean }[] {
	const path: string[] = [];
	const offered: boolean[] = [];
	return field.options.map((each) => {
		path.length = each.level;
		offered.length = each.level;
		path.push(each.label);
		offered.push(each.active);
		return { value: each.id, label: path.join(' › '), active: offered.every(Boolean) };
	});
}
