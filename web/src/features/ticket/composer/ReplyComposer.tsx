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
import { CopyLine } from '../copies/CopyLine';
import { partner } from '../internal/partner';
import { scheduledKey, scheduleReply } from '../later/api';
import { NotApplied } from '../work/NotApplied';
import type { Period } from '../work/period';
import { useWorkTime } from '../work/useWorkTime';
import { WorkClock } from '../work/WorkClock';
import { type Composed, Composer, comeIntoView } from './Composer';

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
	const work = useWorkTime();
	const [held, setHeld] = useState(false);
	const [toCopies, setToCopies] = useState(true);
	// Who asked for an internal ticket answers it as customers do: now.
	const asks = ticket.requester?.id === writer.id && ticket.agent?.id !== writer.id;
	const later = async (composed: Composed, sendAt: Date) => {
		await scheduleReply(
			ticket.id,
			{ ...composed, sendAt: sendAt.toISOString(), work: work.applied ?? undefined, toCopies },
			composed.idempotencyKey,
		);
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
			onCheck={() => {
				setHeld(work.pending);
				return !work.pending;
			}}
			fields={work.kept}
			onFieldsRestored={(fields) => work.apply((fields.work as Period | null) ?? null)}
			revision={[answer?.id, toCopies].join()}
			onSubmit={async (composed) => {
				try {
					await addReply(
						ticket.id,
						{ ...composed, lastSeenMessageId: seen.current, work: work.applied ?? undefined, toCopies },
						composed.idempotencyKey,
					);
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
			heading={ticket.customer && <CopyLine ticket={ticket} sends={toCopies} onSends={setToCopies} />}
			notice={
				<>
					{held && work.pending && <NotApplied work={work} />}
					{answer && (
						<Alert
							color="yellow"
							m="xs"
							ref={comeIntoView}
							icon={<IconMessageExclamation size={18} />}
							title={t('reply.meanwhile', { name: answer.author.name })}
						>
							<MessageBody html={answer.html} quotedHtml={answer.quotedHtml} />
							<Text size="xs" mt="xs">
								{t('reply.meanwhileHint')}
							</Text>
						</Alert>
					)}
				</>
			}
		>
			{!asks && <WorkClock work={work} />}
		</Composer>
	);
}
