import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IncomingEmail } from '../../../api/types';
import { EmailLog } from '../components/EmailLog';
import { reasonText } from '../reasons';

const OUTCOMES = ['OPENED', 'FOLLOWED_UP', 'IGNORED', 'BLOCKED', 'BOUNCE', 'SET_ASIDE'] as const;
const COLORS: Record<IncomingEmail['outcome'], string> = {
	OPENED: 'teal',
	FOLLOWED_UP: 'blue',
	IGNORED: 'gray',
	BLOCKED: 'gray',
	BOUNCE: 'orange',
	SET_ASIDE: 'red',
};

/** Every message collected, and what became of it; those set aside can be tried again. */
export function IncomingEmailsPage() {
	const { t } = useTranslation('email');
	return (
		<EmailLog<IncomingEmail>
			path="incoming-emails"
			title={t('setting.received.name')}
			description={t('setting.received.text')}
			filter={{
				name: 'outcome',
				label: t('outcomeFilter'),
				options: OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
			}}
			subject={(row) => row.subject || t('noSubject')}
			party={{ label: t('field.from'), of: (row) => row.from }}
			time={{ label: t('received'), of: (row) => row.receivedAt }}
			fate={(row) => ({
				label: t(`outcome.${row.outcome}`),
				color: COLORS[row.outcome],
				reason: row.reason && reasonText(row.reason, t),
			})}
			canRetry={(row) => row.outcome === 'SET_ASIDE'}
			actions={(row) => (
				<Anchor href={`/api/v1/incoming-emails/${row.id}/source`} size="sm">
					{t('source')}
				</Anchor>
			)}
			emptyText={t('noReceivedText')}
		/>
	);
}
