import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../frame/lookups';
import type { Condition } from './api';

/** Says a condition as a sentence. */
export function useConditionText(): (condition: Condition) => string {
	const { t } = useTranslation('trigger');
	const departments = useDepartments();
	return ({ subject, comparison, value }) => {
		if (subject === 'IDENTIFIED') {
			return t(value === 'true' ? 'value.identified' : 'value.anonymous');
		}
		if (subject === 'DEPARTMENT_ONLINE') {
			const name = departments.data?.find((each) => each.id === value)?.name ?? '–';
			return t(comparison === 'IS' ? 'value.online' : 'value.offline', { name });
		}
		return `${t(`subject.${subject}`)} ${t(`comparison.${comparison}`)} ${value}`;
	};
}
