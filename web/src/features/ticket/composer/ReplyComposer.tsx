import { Alert, Text } from '@mantine/core';
import { IconMessageExclamation } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { Message, TicketPageData } from '../../../api/types';
import { useMe } from '../../../frame/session';
import { valuesOf } from '../../canned/variables';
import { addReply } from '../api';
import { MessageBody } from '../components/MessageBody';
import { partner } from '../internal/partner';
import { scheduledKey, scheduleReply } from '../later/api';
import { type Composed, Composer } from './Composer';

interface ReplyComposerProps {
	data: TicketPageData;
	onCancel: () => void;
	onSent: () => Promise<void>;
}

/**
 * Writes an answer to the customer. What somebody else answered since it was begun is shown before it is sent, and what
 * was typed stays (RPL-19).
 */
export function ReplyComposer({ data, onCancel, onSent }: ReplyComposerProps) {
	const { t } = useTranslation('ticket');
	const { ticket, messages } = data;
	const writer = useMe().agent;
	const queries = useQueryClient();
	const seen = useRef(messages.at(-1)?.id);
	const [answer, setAnswer] = useState<Message | null>(null);
	// Who asked for an internal ticket answers it as customers do: now.
	const asks = ticket.requester?.id === writer.id && ticket.agent?.id !== writer.id;
	const later = async (composed: Composed, sendAt: Date) => {
		await scheduleReply(ticket.id, { ...composed, sendAt: sendAt.toISOString() }, composed.idempotencyKey);
		await queries.invalidateQueries({ queryKey: scheduledKey(ticket.id) });
		await onSent();
	};
	return (
		<Composer
			place={`ticket:${ticket.id}:reply`}
			label={t('reply.label')}
			placeholder={t('reply.placeholder', { name: partner(ticket, writer.id) })}
			submitLabel={answer ? t('reply.sendAnyway') : t('reply.submit')}
			canned={{ departmentId: ticket.department.id, values: valuesOf(ticket, writer) }}
			autoFocus
			onCancel={onCancel}
			revision={answer?.id}
			onSubmit={async (composed) => {
				try {
					await addReply(ticket.id, { ...composed, lastSeenMessageId: seen.current }, composed.idempotencyKey);
				} catch (failure) {
					if (failure instanceof ProblemError && failure.kind === 'answered-meanwhile') {
						const meanwhile = failure.extras.answer as Message;
						seen.current = meanwhile.id;
						setAnswer(meanwhile);
					}
					throw failure;
				}
				await onSent();
			}}
			onSubmitLater={asks ? undefined : later}
			notice={
				answer && (
					<Alert
						color="yellow"
						m="xs"
						icon={<IconMessageExclamation size={18} />}
						title={t('reply.meanwhile', { name: answer.author.name })}
					>
						<MessageBody html={answer.html} quotedHtml={answer.quotedHtml} />
						<Text size="xs" c="dimmed" mt="xs">
							{t('reply.meanwhileHint')}
						</Text>
					</Alert>
				)
			}
		/>
	);
}
