import type { TFunction } from 'i18next';
import type { CustomField } from '../../../api/types';
import { formatCalendarDay, formatNumber, formatReais, localMoment, momentOf } from '../../../frame/format';
import { useMay } from '../../../frame/session';
import { pathsOf, useCustomFields } from '../../field/api';
import { cnpj, cpf } from '../../field/values';
import type { TicketFilters } from '../api';

export type CustomFilter = `customField.${string}`;

export const customFilter = ({ id }: CustomField): CustomFilter => `customField.${id}`;

/** The custom fields by which the person may narrow a list (FLD-6). */
export function useCustomFilters(): CustomField[] {
	const fields = useCustomFields().data ?? [];
	const seesPersonal = useMay('CUSTOMER_PERSONAL_VIEW');
	return fields.filter(
		(each) =>
			each.active &&
			(each.target === 'TICKET_OPENING' || each.target === 'TICKET_CLOSING') &&
			each.type !== 'TEXTAREA' &&
			(each.classification === 'NORMAL' || seesPersonal),
	);
}

/** The two ends of what is sought, either of which may be missing. */
export function endsOf(sought: string | undefined): [string, string] {
	if (!sought) {
		return ['', ''];
	}
	const [from = '', to = ''] = sought.includes('..') ? sought.split('..') : [sought, sought];
	return [from, to];
}

export const between = (from: string, to: string) => (from || to ? `${from}..${to}` : '');

/** Days as moments: from the beginning of the first to the end of the last, in the person's zone. */
export function momentsBetween(from: string, to: string): string {
	return between(from && momentOf(`${from} 00:00:00`), to && momentOf(`${to} 23:59:59`));
}

export const dayOf = (moment: string) => (moment ? localMoment(moment).slice(0, 10) : '');

/** What is sought in a field, as people read it. */
export function soughtText(field: CustomField, sought: string, t: TFunction): string {
	const range = (say: (end: string) => string) => {
		const [from, to] = endsOf(sought).map((end) => end && say(end));
		if (from === to) {
			return from;
		}
		return from && to ? `${from} – ${to}` : from ? `≥ ${from}` : `≤ ${to}`;
	};
	switch (field.type) {
		case 'SELECT':
		case 'MULTI_SELECT':
		case 'TREE_SELECT': {
			const paths = pathsOf(field);
			return sought
				.split(',')
				.map((id) => paths.find((each) => each.value === id)?.label ?? '…')
				.join(', ');
		}
		case 'BOOLEAN':
			return t(sought === 'true' ? 'field:yes' : 'field:no');
		case 'INTEGER':
			return range((end) => formatNumber(Number(end)));
		case 'CURRENCY':
			return range((end) => formatReais(Number(end)));
		case 'DATE':
			return range(formatCalendarDay);
		case 'DATE_TIME':
			return range((end) => formatCalendarDay(dayOf(end)));
		case 'CPF':
			return cpf(sought);
		case 'CNPJ':
			return cnpj(sought);
		default:
			return sought;
	}
}

/** The names of those filters that are of custom fields. */
export const customFilters = (filters: TicketFilters) =>
	Object.keys(filters).filter((name): name is CustomFilter => name.startsWith('customField.'));
