import { Alert, Button, Group, Text } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { Ticket } from '../../../api/types';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { approveClosing, returnClosing, withdrawClosing } from './api';
import { ReasonDialog } from './ReasonDialog';

/** What was asked of who leads the department, for them to decide and for others to see or take back (CLS-8). */
export function ClosingBar({ ticket, onDone }: { ticket: Ticket; onDone: () => Promise<void> }) {
	const { t } = useTranslation('ticket');
	const [returning, setReturning] = useState(false);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const request = ticket.closing.request;
	if (!request) {
		return null;
	}
	const decide = async (work: () => Promise<unknown>) => {
		setBusy(true);
		setProblem(null);
		try {
			await work();
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setBusy(false);
			await onDone();
		}
	};
	return (
		<Alert
			color="yellow"
			mt="sm"
			icon={<IconGavel size={18} />}
			title={t('closing.asked', { name: request.by.name })}
			data-closing-request
		>
			<Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
				{request.reason ?? t('closing.noReason')}
			</Text>
			<Text size="xs" mt={4}>
				<RelativeTime value={request.at} />
			</Text>
			<ProblemAlert problem={problem} />
			{ticket.actions.includes('DECIDE_CLOSING') && (
				<Group gap="xs" mt="sm">
					<Button size="compact-md" loading={busy} onClick={() => void decide(() => approveClosing(ticket.id))}>
						{t('closing.approve')}
					</Button>
					<Button size="compact-md" variant="default" disabled={busy} onClick={() => setReturning(true)}>
						{t('closing.return')}
					</Button>
				</Group>
			)}
			{ticket.actions.includes('WITHDRAW_CLOSING') && (
				<Button
					size="compact-md"
					variant="default"
					mt="sm"
					loading={busy}
					onClick={() => void decide(() => withdrawClosing(ticket.id))}
				>
					{t('closing.withdraw')}
				</Button>
			)}
			<ReasonDialog
				opened={returning}
				onClose={() => setReturning(false)}
				title={t('closing.returnTitle', { number: ticket.number })}
				text={t('closing.returnText', { name: request.by.name })}
				label={t('closing.returnReason')}
				submitLabel={t('closing.return')}
				onSubmit={async (reason) => {
					await returnClosing(ticket.id, reason);
					await onDone();
				}}
			/>
		</Alert>
	);
}
