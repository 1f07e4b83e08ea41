import { useTranslation } from 'react-i18next';
import type { TicketColumn } from '../../../api/types';
import { useCustomFields } from '../../field/api';

const FIELD = 'customField.';

/** The custom field that a column shows; null for what every ticket has. */
export const fieldOf = (column: TicketColumn): string | null =>
	column.startsWith(FIELD) ? column.slice(FIELD.length) : null;

/** What rows tell only where a list shows it. */
export const isAskedFor = (column: TicketColumn) =>
	column === 'SCHEDULED_AT' || column === 'WORK_TIME' || fieldOf(column) !== null;

/** What a column is called; a custom field that nobody knows yet is left without a name. */
export function useColumnNames(): (column: TicketColumn) => string {
	const { t } = useTranslation('ticket');
	const fields = useCustomFields().data ?? [];
	return (column) => {
		const field = fieldOf(column);
		return field ? (fields.find((each) => each.id === field)?.name ?? '…') : t(`column.${column}`);
	};
}
