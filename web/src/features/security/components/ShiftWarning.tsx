import { Alert } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { sessionKey } from '../../../frame/session';

const WARNING_MS = 5 * 60_000;
/** The server ends the session in its own time; asking a moment later finds it ended. */
const AFTER_MS = 1_000;
/** A clock that was read longer ago is read again before anything is reckoned by it. */
const STALE_MS = 2_000;
/** Browsers take no longer time than this. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Warns five minutes before one's work shift ends, which ends the session (SEC-23). Drafts stay where they are. */
export function ShiftWarning() {
	const { t } = useTranslation('security');
	const queries = useQueryClient();
	const { data } = useQuery({
		queryKey: ['me', 'shift'],
		queryFn: () => request<{ closesAt: string | null }>('GET', '/me/shift'),
		// Asked again when one comes back to the page, and never by itself: that would count as use of the session.
		staleTime: 60_000,
	});
	const closesAt = data?.closesAt ? new Date(data.closesAt).getTime() : null;
	const [now, setNow] = useState(() => Date.now());
	const left = closesAt === null ? Number.POSITIVE_INFINITY : closesAt - now;
	useEffect(() => {
		if (closesAt === null) {
			return;
		}
		if (Date.now() - now > STALE_MS) {
			setNow(Date.now());
			return;
		}
		const rest = closesAt - now;
		if (rest <= 0) {
			const timer = setTimeout(() => void queries.invalidateQueries({ queryKey: sessionKey }), AFTER_MS);
			return () => clearTimeout(timer);
		}
		// The next time that something changes: the warning begins, a minute less is left, the shift is over.
		const wait = rest > WARNING_MS ? rest - WARNING_MS : rest % 60_000 || 60_000;
		const timer = setTimeout(() => setNow(Date.now()), Math.min(wait, LONGEST_TIMER_MS));
		return () => clearTimeout(timer);
	}, [closesAt, now, queries]);
	return (
		<div role="status" aria-live="polite">
			{left > 0 && left <= WARNING_MS && (
				<Alert color="orange" icon={<IconClockExclamation />} title={t('shift.title')} mb="md">
					{t('shift.text', { count: Math.ceil(left / 60_000) })}
				</Alert>
			)}
		</div>
	);
}
