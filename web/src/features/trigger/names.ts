import { useTranslation } from 'react-i18next';
import { countryName } from '../../frame/countries';
import { useDepartments } from '../../frame/lookups';
import { type Condition, countriesOf, useLabels } from './api';

/** Says a condition as a sentence. */
export function useConditionText(): (condition: Condition) => string {
	const { t, i18n } = useTranslation('trigger');
	const departments = useDepartments();
	const labels = useLabels();
	return ({ subject, comparison, value, departmentId }) => {
		if (subject === 'IDENTIFIED') {
			return t(value === 'true' ? 'value.identified' : 'value.anonymous');
		}
		if (subject === 'DEPARTMENT_ONLINE') {
			const name = departments.data?.find((each) => each.id === value)?.name ?? '–';
			return t(comparison === 'IS' ? 'value.online' : 'value.offline', { name });
		}
		if (subject === 'CHAT_REQUESTED') {
			return t(value === 'true' ? 'value.requested' : 'value.notRequested');
		}
		if (subject === 'QUEUE_LENGTH') {
			const name = departments.data?.find((each) => each.id === departmentId)?.name;
			const whose = name ? t('value.queueOf', { name }) : t('value.queues');
			return `${whose} ${t(`comparison.${comparison}`)} ${value}`;
		}
		if (subject === 'LABEL') {
			const name = labels.data?.find((each) => each.id === value)?.name ?? '–';
			return t(comparison === 'IS' ? 'value.labelled' : 'value.notLabelled', { name });
		}
		if (subject === 'COUNTRY') {
			const names = countriesOf(value).map((each) => countryName(each, i18n.language));
			return `${t('subject.COUNTRY')} ${t(`comparison.${comparison}`)} ${list(names, i18n.language)}`;
		}
		if (subject === 'DEVICE') {
			return `${t('subject.DEVICE')} ${t(`comparison.${comparison}`)} ${t(`device.${value}` as 'device.PHONE')}`;
		}
		return `${t(`subject.${subject}`)} ${t(`comparison.${comparison}`)} ${value}`;
	};
}

const list = (names: string[], language: string) =>
	new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
