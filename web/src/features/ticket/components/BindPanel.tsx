import { Button, Checkbox, Paper, Stack, Text } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketContext } from '../actions';
import { bindTicket } from '../api';

/** Where service begins: the agent takes the ticket, and says whether answers should also come by e-mail (LNK-5). */
export function BindPanel({ context }: { context: TicketContext }) {
	const { t } = useTranslation('ticket');
	const [busy, setBusy] = useState(false);
	const bind = async () => {
		setBusy(true);
		try {
			await bindTicket(context.ticket.id, { notifyAgent: context.notifyAgent });
		} catch (failure) {
			context.fail(failure instanceof Error ? failure.message : String(failure));
		} finally {
			await context.refresh();
			setBusy(false);
		}
	};
	return (
		<Paper withBorder p="md">
			<Stack gap="sm" align="flex-start">
				<Text size="sm">{t('page.bindFirst')}</Text>
				<Checkbox
					label={t('bind.notify')}
					checked={context.notifyAgent}
					onChange={(event) => context.setNotifyAgent(event.currentTarget.checked)}
				/>
				<Button leftSection={<IconUserCheck size={16} />} loading={busy} onClick={() => void bind()}>
					{t('action.bind')}
				</Button>
			</Stack>
		</Paper>
	);
}
