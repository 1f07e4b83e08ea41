import { ActionIcon, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { LinkedTicket, Ticket } from '../../../api/types';
import { ticketKeys } from '../api';
import { SituationBadge } from '../components/SituationBadge';
import { linkTicket, unlinkTicket, useLinks } from './api';

/** The tickets this one has to do with (REL-1); one that was parted from it can be linked again at once. */
export function TicketLinks({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const links = useLinks(ticket).data ?? [];
	const [parted, setParted] = useState<LinkedTicket | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const may = ticket.actions.includes('ORGANIZE');
	if (links.length === 0 && !parted) {
		return null;
	}
	const attempt = async (work: () => Promise<unknown>, then: LinkedTicket | null) => {
		setProblem(null);
		try {
			await work();
			setParted(then);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
	};
	return (
		<section>
			<Title order={2} size="sm" mb="xs">
				{t('link.links')}
			</Title>
			<Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
				{links.map((each) => (
					<Group component="li" key={each.id} gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
						<Stack gap={2} align="flex-start" miw={0}>
							<Text size="xs" c="dimmed">
								{t(`link.relation.${each.relation}`)}
							</Text>
							<Anchor component={Link} to={`/tickets/${each.id}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
								#{each.number} {each.subject}
							</Anchor>
							<SituationBadge code={each.situation.code} />
						</Stack>
						{may && (
							<ActionIcon
								variant="subtle"
								color="gray"
								aria-label={t('link.remove', { number: each.number })}
								onClick={() => void attempt(() => unlinkTicket(ticket.id, each.id), each)}
							>
								<IconX size={14} />
							</ActionIcon>
						)}
					</Group>
				))}
			</Stack>
			{parted && (
				<Group gap="xs" mt="xs" role="status">
					<Text size="sm">{t('link.removed', { number: parted.number })}</Text>
					<Button
						variant="subtle"
						size="compact-sm"
						onClick={() => void attempt(() => linkTicket(ticket.id, parted.id, parted.relation), null)}
					>
						{t('link.undo')}
					</Button>
				</Group>
			)}
			{problem && (
				<Text size="sm" c="red" mt={4} role="alert">
					{problem}
				</Text>
			)}
		</section>
	);
}
