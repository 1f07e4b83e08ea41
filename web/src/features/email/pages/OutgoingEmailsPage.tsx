import { useTranslation } from 'react-i18next';
import type { OutgoingEmail } from '../../../api/types';
import { EmailLog } from '../components/EmailLog';

const STATES = ['QUEUED', 'SENT', 'FAILED', 'BOUNCED'] as const;
const COLORS: Record<OutgoingEmail['state'], string> = {
	QUEUED: 'blue',
	SENT: 'teal',
	FAILED: 'red',
	BOUNCED: 'orange',
};

/** Every message that went out or must; those that failed can be tried again. */
export function OutgoingEmailsPage() {
	const { t } = useTranslation('email');
	return (
		<EmailLog<OutgoingEmail>
			path="outgoing-emails"
			title={t('setting.sent.name')}
			description={t('setting.sent.text')}
			filter={{
				name: 'state',
				label: t('state'),
				options: STATES.map((value) => ({ value, label: t(`sending.${value}`) })),
			}}
			subject={(row) => row.subject}
			party={{ label: t('field.to'), of: (row) => row.to }}
			time={{ label: t('created'), of: (row) => row.createdAt }}
			fate={(row) => ({
				label: t(`sending.${row.state}`),
				color: COLORS[row.state],
				reason: row.lastError,
			})}
			canRetry={(row) => row.state === 'FAILED'}
			emptyText={t('noSentText')}
		/>
	);
}
