import { Alert, Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClock, IconClockX, IconPaperclip } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { ScheduledReply } from '../../../api/types';
import { formatDuration } from '../../../frame/format';
import { MessageBody } from '../components/MessageBody';
import { scheduledKey, useScheduledReplies, withdrawReply } from './api';

interface ScheduledRepliesProps {
	ticketId: string;
	/** The number of the ticket this one is merged into: nothing is sent meanwhile; null when it is not merged. */
	mergedInto: number | null;
	/** Puts one that was taken back where it can be edited. */
	onWithdrawn: (reply: ScheduledReply) => Promise<void>;
}

/** Answers that wait for their time, at the end of the thread (RPL-21). */
export function ScheduledReplies({ ticketId, mergedInto, onWithdrawn }: ScheduledRepliesProps) {
	const query = useScheduledReplies(ticketId);
	const replies = query.data ?? [];
	return (
		<Stack gap="md" mt={replies.length > 0 ? 'md' : 0}>
			{replies.map((each) => (
				<Scheduled key={each.id} ticketId={ticketId} mergedInto={mergedInto} reply={each} onWithdrawn={onWithdrawn} />
			))}
		</Stack>
	);
}

function Scheduled({ ticketId, mergedInto, reply, onWithdrawn }: ScheduledRepliesProps & { reply: ScheduledReply }) {
	const { t, i18n } = useTranslation('ticket');
	const queries = useQueryClient();
	const [busy, setBusy] = useState(false);
	const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'short' }).format(
		new Date(reply.sendAt),
	);
	const withdraw = async () => {
		setBusy(true);
		try {
			await onWithdrawn(await withdrawReply(reply.id));
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		} finally {
			setBusy(false);
			await queries.invalidateQueries({ queryKey: scheduledKey(ticketId) });
		}
	};
	const stopped = reply.stopped ?? (mergedInto === null ? null : 'MERGED');
	const files = reply.attachments.filter((each) => !each.inline);
	return (
		<Paper
			component="article"
			withBorder
			p="md"
			aria-label={t('later.by', { name: reply.author.name })}
			data-scheduled={reply.id}
			style={{ borderStyle: 'dashed' }}
		>
			<Group justify="space-between" mb="xs" gap="xs">
				<div>
					<Text fw={600} size="sm">
						{reply.author.name}
					</Text>
					<Text size="xs" c="dimmed">
						{t('later.goes', { when })}
						{reply.work && ` · ${t('work.sum', { duration: formatDuration(reply.work.seconds) })}`}
						{!reply.toCopies && ` · ${t('copy.leftOut')}`}
					</Text>
				</div>
				<Group gap="xs">
					<Badge
						variant="light"
						tt="none"
						color={stopped ? 'red' : 'blue'}
						leftSection={stopped ? <IconClockX size={12} /> : <IconClock size={12} />}
					>
						{t(stopped ? 'later.notSent' : 'later.waits')}
					</Badge>
					{reply.own && (
						<Button variant="default" size="compact-sm" loading={busy} onClick={() => void withdraw()}>
							{t('later.withdraw')}
						</Button>
					)}
				</Group>
			</Group>
			{stopped && (
				<Alert color="red" mb="xs" p="xs">
					{t(`later.stopped.${stopped}`, { number: mergedInto })}
				</Alert>
			)}
			<MessageBody html={reply.html} quotedHtml={null} />
			{files.map((file) => (
				<Anchor key={file.id} href={file.url} download={file.name} size="sm" mt="xs" display="block">
					<IconPaperclip size={14} aria-hidden /> {file.name}
				</Anchor>
			))}
		</Paper>
	);
}
