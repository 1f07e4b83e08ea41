import { Alert, Anchor, Badge, Button, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar } from '../../../actions/ActionBar';
import { ProblemError } from '../../../api/client';
import type { ScheduledReply, TicketPageData } from '../../../api/types';
import { useMe } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { useTopic } from '../../../realtime/useTopic';
import { type TicketContext, ticketActions } from '../actions';
import { addComment, readTicket, ticketKeys } from '../api';
import { BindDialog } from '../components/BindDialog';
import { BindPanel } from '../components/BindPanel';
import { CloseDialog } from '../components/CloseDialog';
import { SituationBadge } from '../components/SituationBadge';
import { Thread } from '../components/Thread';
import { TicketAside } from '../components/TicketAside';
import { Composer } from '../composer/Composer';
import { addToDraft } from '../composer/drafts';
import { ReplyComposer } from '../composer/ReplyComposer';
import { scheduledKey } from '../later/api';
import { ScheduledReplies } from '../later/ScheduledReplies';
import { PresenceLine, WritingLine } from '../presence/PresenceLine';
import { presenceKey, usePresence } from '../presence/usePresence';
import { StatusBadge } from '../status/StatusBadge';
import { StatusDialog } from '../status/StatusDialog';
import { TransferDialog } from '../transfer/TransferDialog';
import { DiscardDialog } from '../trash/DiscardDialog';
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
	const [dialog, setDialog] = useState<'bind' | 'close' | 'discard' | 'transfer' | 'status' | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [announcement, setAnnouncement] = useState('');
	const writer = useMe().agent;
	const others = usePresence(ticket.id, writing);

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
			void queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
			if (event.kind === 'ticket-changed' && (event.data as { what?: string }).what === 'CUSTOMER_REPLIED') {
				setAnnouncement(t(ticket.requester ? 'internal.requesterReplied' : 'page.customerReplied'));
			}
		},
		onReset: () => void queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) }),
	});

	useEffect(() => {
		document.title = `#${ticket.number} ${ticket.subject} · Balcão`;
	}, [ticket.number, ticket.subject]);

	const context: TicketContext = useMemo(
		() => ({
			ticket,
			write: (what) => setWriting(what),
			open: setDialog,
			go: (to) => void navigate({ to }),
			fail: setProblem,
			refresh: () => queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) }),
		}),
		[ticket, queries, navigate],
	);

	/** Opens an answer that was taken back, after what its writer had begun meanwhile. */
	const takeUp = async (reply: ScheduledReply) => {
		setWriting(null);
		const files = reply.attachments.map((each) => ({ ...each, key: each.id, progress: 1 }));
		await addToDraft(writer.id, `ticket:${ticket.id}:reply`, { html: reply.html, files });
		setWriting('reply');
	};

	const sent = async () => {
		await queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
		setWriting(null);
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
					<Thread data={data} />
					<ScheduledReplies ticketId={ticket.id} onWithdrawn={takeUp} />
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
			<DiscardDialog ticket={ticket} opened={dialog === 'discard'} onClose={() => setDialog(null)} />
		</div>
	);
}

/** Where the composer opens: the likeliest thing to do now. */
function NextStep({ context }: { context: TicketContext }) {
	const { t } = useTranslation('ticket');
	const { ticket } = context;
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
			</Group>
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
