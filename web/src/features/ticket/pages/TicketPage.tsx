import { Alert, Anchor, Badge, Button, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../../../actions/ActionBar';
import { ProblemError, problemText } from '../../../api/client';
import type { ScheduledReply, TicketPageData } from '../../../api/types';
import { useMe } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { useTopic } from '../../../realtime/useTopic';
import { ScheduleDialog } from '../../agenda/components/ScheduleDialog';
import { type TicketContext, ticketActions } from '../actions';
import { addComment, readTicket, ticketKeys } from '../api';
import { CancelDialog } from '../closing/CancelDialog';
import { ClosingBar } from '../closing/ClosingBar';
import { BindDialog } from '../components/BindDialog';
import { BindPanel } from '../components/BindPanel';
import { CloseDialog } from '../components/CloseDialog';
import { SituationBadge } from '../components/SituationBadge';
import { Thread } from '../components/Thread';
import { TicketAside } from '../components/TicketAside';
import { Composer } from '../composer/Composer';
import { addToDraft, hasDraft } from '../composer/drafts';
import { ReplyComposer } from '../composer/ReplyComposer';
import { scheduledKey } from '../later/api';
import { ScheduledReplies } from '../later/ScheduledReplies';
import { LinkDialog } from '../links/LinkDialog';
import { undoMerge } from '../merge/api';
import { MergeBanner } from '../merge/MergeBanner';
import { MergeDialog } from '../merge/MergeDialog';
import { PresenceLine, WritingLine } from '../presence/PresenceLine';
import { presenceKey, usePresence } from '../presence/usePresence';
import { undoSplit } from '../split/api';
import { SplitBanner } from '../split/SplitBanner';
import { SplitDialog } from '../split/SplitDialog';
import { StatusBadge } from '../status/StatusBadge';
import { StatusDialog } from '../status/StatusDialog';
import { next, useThreadFilter } from '../thread/useThreadFilter';
import { TransferDialog } from '../transfer/TransferDialog';
import { DiscardDialog } from '../trash/DiscardDialog';
import { stopwatchKey } from '../work/api';
import classes from './TicketPage.module.css';

/** One chamado: what was said, what it is about, and what to do next. */
export function TicketPage() {
	const { ticketId } = useParams({ strict: false }) as { ticketId: string };
	const query = useQuery({ queryKey: ticketKeys.page(ticketId), queryFn: () => readTicket(ticketId) });
	if (query.isPending) {
		return <TicketSkeleton />;
	}
	// Also when it was there a moment ago: it was deleted, or is not for the reader to see any more.
	if (query.isLoadingError || (query.error instanceof ProblemError && query.error.status === 404)) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return <Loaded key={ticketId} data={query.data} />;
}

type Writing = 'reply' | 'comment' | null;

function Loaded({ data }: { data: TicketPageData }) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const { ticket } = data;
	const [writing, setWriting] = useState<Writing>(null);
	const [dialog, setDialog] = useState<Parameters<TicketContext['open']>[0] | null>(null);
	/** The message that splitting was asked from; null for none, undefined while it was not asked. */
	const [splitting, setSplitting] = useState<string | null>();
	const [problem, setProblem] = useState<string | null>(null);
	const [announcement, setAnnouncement] = useState('');
	const writer = useMe().agent;
	const others = usePresence(ticket.id, writing);
	const [shown, show] = useThreadFilter();

	useTopic(data.realtime.topic, {
		after: data.realtime.seq,
		onEvent: (event) => {
			if (event.kind === 'presence-changed') {
				void queries.invalidateQueries({ queryKey: presenceKey(ticket.id) });
				return;
			}
			if (event.kind === 'scheduled-replies-changed') {
				void queries.invalidateQueries({ queryKey: scheduledKey(ticket.id) });
				return;
			}
			if (event.kind === 'stopwatch-changed') {
				void queries.invalidateQueries({ queryKey: stopwatchKey(ticket.id) });
				return;
			}
			void queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
			if (event.kind === 'ticket-changed' && (event.data as { what?: string }).what === 'CUSTOMER_REPLIED') {
				setAnnouncement(t(ticket.requester ? 'internal.requesterReplied' : 'page.customerReplied'));
			}
		},
		onReset: () => void queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) }),
	});

	const parent = ticket.family.parent;
	const refresh = () => void queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
	useTopic(parent?.seen ? `ticket:${parent.id}` : '', { onEvent: refresh, onReset: refresh });

	useEffect(() => {
		document.title = `#${ticket.number} ${ticket.subject} · Balcão`;
	}, [ticket.number, ticket.subject]);

	const [notifyAgent, setNotifyAgent] = useState(false);
	const context: TicketContext = useMemo(
		() => ({
			ticket,
			me: writer.id,
			notifyAgent,
			setNotifyAgent,
			write: (what) => setWriting(what),
			open: setDialog,
			split: (messageId) => setSplitting(messageId ?? null),
			go: (to) => void navigate({ to }),
			fail: setProblem,
			filter: () => show(next(shown)),
			refresh: () => queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) }),
		}),
		[ticket, writer.id, notifyAgent, queries, navigate, shown, show],
	);

	/** Opens an answer that was taken back, after what its writer had begun meanwhile. */
	const takeUp = async (reply: ScheduledReply) => {
		setWriting(null);
		const files = reply.attachments.map((each) => ({ ...each, key: each.id, progress: 1 }));
		const fields = reply.work ? { work: { startedAt: reply.work.startedAt, endedAt: reply.work.endedAt } } : undefined;
		await addToDraft(writer.id, `ticket:${ticket.id}:reply`, { html: reply.html, files, fields });
		setWriting('reply');
	};

	const sent = async () => {
		await queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
		setWriting(null);
		// What was just written must not be out of sight.
		if (shown === 'changes') {
			show('all');
		}
	};

	return (
		<div className={classes.page}>
			<header className={classes.header}>
				<Group justify="space-between" align="flex-start" gap="sm">
					<div className={classes.heading}>
						<Group gap="xs">
							<Text c="dimmed" size="sm" className="tabular">
								#{ticket.number}
							</Text>
							<SituationBadge code={ticket.situation.code} />
							{ticket.kind === 'INTERNAL' && (
								<Badge variant="default" tt="none">
									{t('internal.kind')}
								</Badge>
							)}
							{ticket.family.parent && (
								<Badge variant="default" tt="none">
									{t('escalate.label')}
								</Badge>
							)}
							{ticket.status && <StatusBadge status={ticket.status} />}
						</Group>
						<Title order={1} size="h3" className={classes.subject}>
							{ticket.subject}
						</Title>
					</div>
					<ActionBar actions={ticketActions} context={context} moreLabel={t('page.more')} />
				</Group>
				<PresenceLine others={others} />
				{problem && (
					<Alert
						color="red"
						mt="sm"
						role="alert"
						withCloseButton
						closeButtonLabel={t('page.dismiss')}
						onClose={() => setProblem(null)}
					>
						{problem}
					</Alert>
				)}
				<ClosingBar ticket={ticket} onDone={context.refresh} />
				<MergeBanner
					ticket={ticket}
					onUndo={async () => {
						await undoMerge(ticket.id).catch((failure: unknown) => setProblem(problemText(failure)));
						await context.refresh();
					}}
				/>
				<SplitBanner
					ticket={ticket}
					onUndo={async (part) => {
						await undoSplit(part).catch((failure: unknown) => setProblem(problemText(failure)));
						await context.refresh();
					}}
				/>
				{ticket.previousTicket && (
					<Text size="sm" mt="xs">
						{t('page.previous')}{' '}
						<Anchor component={Link} to={`/tickets/${ticket.previousTicket.id}`}>
							#{ticket.previousTicket.number} {ticket.previousTicket.subject}
						</Anchor>
					</Text>
				)}
			</header>
			<div className={classes.columns}>
				<section className={classes.main} aria-label={t('page.thread')}>
					<Thread data={data} onSplit={ticket.actions.includes('SPLIT') ? context.split : undefined} />
					<ScheduledReplies
						ticketId={ticket.id}
						mergedInto={ticket.joins.into?.ticket.number ?? null}
						onWithdrawn={takeUp}
					/>
					<VisuallyHidden role="status" aria-live="polite">
						{announcement}
					</VisuallyHidden>
					<div className={classes.composer}>
						<WritingLine others={others} />
						{writing === 'reply' && <ReplyComposer data={data} onCancel={() => setWriting(null)} onSent={sent} />}
						{writing === 'comment' && (
							<Composer
								place={`ticket:${ticket.id}:comment`}
								label={t('comment.label')}
								placeholder={t('comment.placeholder')}
								submitLabel={t('comment.submit')}
								internal
								mentions={ticket.id}
								autoFocus
								onCancel={() => setWriting(null)}
								onSubmit={async (composed) => {
									await addComment(ticket.id, composed, composed.idempotencyKey);
									await sent();
								}}
							/>
						)}
						{writing === null && <NextStep context={context} />}
					</div>
				</section>
				<TicketAside ticket={ticket} events={data.events} />
			</div>
			<BindDialog ticket={ticket} opened={dialog === 'bind'} onClose={() => setDialog(null)} onDone={context.refresh} />
			<TransferDialog
				key={`${ticket.department.id} ${dialog === 'transfer'}`}
				ticket={ticket}
				opened={dialog === 'transfer'}
				onClose={() => setDialog(null)}
				onDone={context.refresh}
			/>
			<CancelDialog
				ticket={ticket}
				opened={dialog === 'cancel'}
				onClose={() => setDialog(null)}
				onDone={context.refresh}
			/>
			<CloseDialog
				ticket={ticket}
				opened={dialog === 'close'}
				onClose={() => setDialog(null)}
				onDone={context.refresh}
			/>
			<StatusDialog
				ticket={ticket}
				opened={dialog === 'status'}
				onClose={() => setDialog(null)}
				onDone={context.refresh}
			/>
			<ScheduleDialog
				ticket={ticket}
				opened={dialog === 'schedule'}
				onClose={() => setDialog(null)}
				onDone={context.refresh}
			/>
			<LinkDialog ticket={ticket} opened={dialog === 'link'} onClose={() => setDialog(null)} onDone={context.refresh} />
			<MergeDialog ticket={ticket} opened={dialog === 'merge'} onClose={() => setDialog(null)} />
			<SplitDialog data={data} from={splitting} onClose={() => setSplitting(undefined)} />
			<DiscardDialog ticket={ticket} opened={dialog === 'discard'} onClose={() => setDialog(null)} />
		</div>
	);
}

/** The situations in which who leads the department decides about closing. */
const AWAITING_MANAGER = [8, 9];

/** Where the composer opens: the likeliest thing to do now. */
function NextStep({ context }: { context: TicketContext }) {
	const { t } = useTranslation('ticket');
	const { ticket } = context;
	const waiting = ['reply', 'comment'].some((kind) => hasDraft(context.me, `ticket:${ticket.id}:${kind}`));
	if (ticket.actions.includes('REPLY')) {
		return (
			<Group gap="xs">
				<Button variant="default" onClick={() => context.write('reply')}>
					{t('reply.open')}
				</Button>
				{ticket.actions.includes('COMMENT') && (
					<Button variant="subtle" color="gray" onClick={() => context.write('comment')}>
						{t('comment.open')}
					</Button>
				)}
				{waiting && (
					<Text size="sm" c="dimmed">
						{t('draft.waiting')}
					</Text>
				)}
			</Group>
		);
	}
	if (ticket.joins.into) {
		return (
			<Text size="sm" c="dimmed">
				{t('merge.hint', { number: ticket.joins.into.ticket.number })}
			</Text>
		);
	}
	if (ticket.situation.code === 4) {
		return (
			<Text size="sm" c="dimmed">
				{t('page.cancelledHint')}
			</Text>
		);
	}
	if (ticket.closing.request || AWAITING_MANAGER.includes(ticket.situation.code)) {
		return (
			<Text size="sm" c="dimmed">
				{t('page.awaitingManager')}
			</Text>
		);
	}
	if (ticket.closedAt) {
		return (
			<Text size="sm" c="dimmed">
				{ticket.agent ? t('page.closedHintAgent', { name: ticket.agent.name }) : t('page.closedHint')}
			</Text>
		);
	}
	if (ticket.actions.includes('BIND')) {
		return <BindPanel context={context} />;
	}
	return (
		<Text size="sm" c="dimmed">
			{ticket.agent ? t('page.notYours', { name: ticket.agent.name }) : t('page.otherDepartment')}
		</Text>
	);
}

function TicketSkeleton() {
	return (
		<Stack p="md" gap="md" aria-busy="true">
			<Skeleton height={28} width="60%" />
			<Skeleton height={120} />
			<Skeleton height={120} />
		</Stack>
	);
}
