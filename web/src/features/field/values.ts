import type { TFunction } from 'i18next';
import type { FieldValue } from '../../api/types';
import { formatCalendarDay, formatDateTime, formatMinute, formatNumber, formatReais } from '../../frame/format';
import { type AskedField, pathsOf } from './api';

/** What a field may hold; null for nothing. */
export type Content = FieldValue['value'] | null;
/** What is typed into the fields of a form, by their ids. */
export type Contents = Record<string, Content>;

/** A value to read; one without a classification is one's own. */
export type ShownValue = Omit<FieldValue, 'target' | 'classification'> & Partial<Pick<FieldValue, 'classification'>>;

/** What stands for personal data in all that the server answers to who may not see them. */
const MASK = '•••••';

export function isHidden(value: ShownValue | undefined): boolean {
	return (
		value?.classification !== undefined &&
		value.classification !== 'NORMAL' &&
		(value.value === MASK || value.labels[0] === MASK)
	);
}

/** What a form holds of what a ticket or customer has; what is hidden is left out, and so stays as it is. */
export function contentsOf(values: FieldValue[] = []): Contents {
	return Object.fromEntries(values.filter((each) => !isHidden(each)).map((each) => [each.id, each.value]));
}

/** What is sent of a form: only what is asked there, so that nothing typed for another department goes along. */
export function askedContents(fields: AskedField[], contents: Contents): Contents {
	return Object.fromEntries(
		fields.filter((each) => contents[each.id] !== undefined).map((each) => [each.id, contents[each.id]]),
	);
}

/** What is missing, by the name under which the server would say it. */
export function missing(
	fields: AskedField[],
	contents: Contents,
	held: FieldValue[],
	t: TFunction<'field'>,
): Record<string, string> {
	const hidden = held.filter(isHidden).map((each) => each.id);
	return Object.fromEntries(
		fields
			.filter((each) => each.required && !hidden.includes(each.id) && isEmpty(contents[each.id]))
			.map((each) => [`fields.${each.id}`, t('field:required')]),
	);
}

function isEmpty(content: Content | undefined): boolean {
	return (
		content === undefined ||
		content === null ||
		(typeof content === 'string' && !content.trim()) ||
		(Array.isArray(content) && content.length === 0)
	);
}

/** A value as people read it. */
export function textOf(
	{ type, value, labels }: Pick<FieldValue, 'type' | 'value' | 'labels'>,
	t: TFunction<'field'>,
): string {
	if (value === MASK || labels[0] === MASK) {
		return MASK;
	}
	switch (type) {
		case 'BOOLEAN':
			return value ? t('field:yes') : t('field:no');
		case 'DATE':
			return formatCalendarDay(String(value));
		case 'DATE_TIME':
			return formatDateTime(String(value));
		case 'INTEGER':
			return formatNumber(Number(value));
		case 'CURRENCY':
			return formatReais(Number(value));
		case 'TREE_SELECT':
			return labels.join(' › ');
		case 'SELECT':
		case 'MULTI_SELECT':
			return labels.join(', ');
		case 'CPF':
			return cpf(String(value));
		case 'CNPJ':
			return cnpj(String(value));
		default:
			return String(value);
	}
}

/** The same in few characters: for columns. */
export function shortTextOf(held: Pick<FieldValue, 'type' | 'value' | 'labels'>, t: TFunction<'field'>): string {
	return held.type === 'DATE_TIME' && held.value !== MASK ? formatMinute(String(held.value)) : textOf(held, t);
}

/** What a form holds, as people read it: where two versions of it are shown beside each other. */
export function contentsText(fields: AskedField[], contents: Contents, t: TFunction<'field'>): string {
	return fields
		.filter((each) => !isEmpty(contents[each.id]))
		.map((each) => {
			const value = contents[each.id] as FieldValue['value'];
			const chosen = Array.isArray(value) ? value : [value];
			const labels = pathsOf(each).flatMap((path) => (chosen.includes(path.value) ? path.label : []));
			return `${each.name}: ${textOf({ type: each.type, value, labels }, t)}`;
		})
		.join('; ');
}

/** As a CPF is written on paper, as far as it is typed. */
export function cpf(typed: string): string {
	const bare = typed.replace(/\D/g, '').slice(0, 11);
	return bare
		.replace(/^(\d{3})(\d)/, '$1.$2')
		.replace(/^(\d{3}\.\d{3})(\d)/, '$1.$2')
		.replace(/^([\d.]{11})(\d)/, '$1-$2');
}

/** As a CNPJ is written on paper, with letters too, as far as it is typed. */
export function cnpj(typed: string): string {
	const bare = typed
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.slice(0, 14);
	return [
		bare.slice(0, 2),
		bare.slice(2, 5) && `.${bare.slice(2, 5)}`,
		bare.slice(5, 8) && `.${bare.slice(5, 8)}`,
		bare.slice(8, 12) && `/${bare.slice(8, 12)}`,
		bare.slice(12) && `-${bare.slice(12)}`,
	].join('');
}
