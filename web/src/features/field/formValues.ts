import type { CustomField } from '../../api/types';
import type { FieldTarget, FieldType } from './api';

/** A choice as it is edited; `key` tells rows apart before they have an id. */
export interface OptionDraft {
	key: string;
	optionId: string | null;
	label: string;
	level: number;
	active: boolean;
}

export const LEVELS = 6;

/** Whether a field of a type has choices. */
export function isChosen(type: FieldType): boolean {
	return type === 'SELECT' || type === 'MULTI_SELECT' || type === 'TREE_SELECT';
}

/** What the form holds of a field; of a new one, what it begins with. */
export function valuesOf(field: CustomField | null, target: FieldTarget = 'TICKET_OPENING') {
	const limits = field?.limits;
	return {
		target: field?.target ?? target,
		type: field?.type ?? ('TEXT' as FieldType),
		name: field?.name ?? '',
		help: field?.help ?? '',
		active: field?.active ?? true,
		requiredForAgents: field?.requiredForAgents ?? false,
		requiredForCustomers: field?.requiredForCustomers ?? false,
		shownToCustomers: field?.shownToCustomers ?? false,
		editableByCustomers: field?.editableByCustomers ?? false,
		classification: field?.classification ?? ('NORMAL' as CustomField['classification']),
		limits: {
			least: limits?.least ?? null,
			most: limits?.most ?? null,
			maxLength: limits?.maxLength ?? null,
			textKind: limits?.textKind ?? 'TEXT',
			pastAllowed: limits?.pastAllowed ?? true,
			futureAllowed: limits?.futureAllowed ?? true,
		},
		options: (field?.options ?? []).map(
			({ id, label, level, active }): OptionDraft => ({ key: id, optionId: id, label, level, active }),
		),
		departmentIds: field?.departments.map((each) => each.id) ?? [],
		categoryIds: field?.categories.map((each) => each.id) ?? [],
	};
}

export type FieldValues = ReturnType<typeof valuesOf>;

/** What is sent of the form: what its boxes show, without what was ticked before the box above was taken off. */
export function bodyOf(values: FieldValues) {
	const chat = values.target === 'CHAT';
	const editable =
		chat || (values.shownToCustomers && values.editableByCustomers && values.target !== 'TICKET_CLOSING');
	return {
		...values,
		requiredForAgents: !chat && values.requiredForAgents,
		shownToCustomers: chat || values.shownToCustomers,
		editableByCustomers: editable,
		requiredForCustomers: editable && values.requiredForCustomers,
		categoryIds: chat ? [] : values.categoryIds,
		name: values.name.trim(),
		help: values.help.trim() || null,
		options: (isChosen(values.type) ? values.options : []).map(({ optionId, label, level, active }) => ({
			...(optionId ? { optionId } : {}),
			label: label.trim(),
			level,
			active,
		})),
	};
}

/** Choices with every one no deeper than a level below the one before it, as after one of them was taken away. */
export function settled(options: OptionDraft[]): OptionDraft[] {
	let before = -1;
	return options.map((each) => {
		before = Math.min(each.level, before + 1);
		return before === each.level ? each : { ...each, level: before };
	});
}
