import { Alert } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../frame/format';

const TOLD = ['invalid', 'stale', 'unknown', 'mismatch', 'unverified', 'denied', 'unavailable', 'rule'] as const;
const RULES = ['IP_NOT_ALLOWED', 'SHIFT_CLOSED'] as const;

/** Why a sign-in by a provider came back: the address says which of our sentences it is. */
export function RefusedSignOn() {
	const { t } = useTranslation('signon');
	const { refused, reason, until } = useSearch({ strict: false }) as {
		refused?: string;
		reason?: string;
		until?: string;
	};
	const told = TOLD.find((each) => each === refused);
	const rule = RULES.find((each) => each === reason);
	if (!told) {
		return null;
	}
	const opens = rule === 'SHIFT_CLOSED' && until && !Number.isNaN(Date.parse(until)) ? until : null;
	return (
		<Alert role="alert" color="red" mb="md">
			{told === 'rule' && rule ? t(`rule.${rule}`) : t(`refused.${told}`)}
			{opens && ` ${t('opensAgain', { at: formatDateTime(opens) })}`}
		</Alert>
	);
}
