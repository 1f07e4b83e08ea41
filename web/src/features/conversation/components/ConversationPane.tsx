import { ActionIcon, Alert, Badge, Button, Center, Group, Loader, Menu, Text, Title, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconDots, IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../actions/ActionProvider';
import { Keys } from '../../../actions/Keys';
import { ProblemError, problemText } from '../../../api/client';
import type { ConversationPage } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { useMe } from '../../../frame/session';
import { EmptyState, ErrorState } from '../../../frame/states';
import { type ConversationContext, conversationActions, type Dialog, writingActions } from '../actions';
import { accept, conversationKeys, readConversation, take } from '../api';
import { BlockDialog } from './BlockDialog';
import { ChatComposer, type ComposerHandle } from './ChatComposer';
import classes from './Conversations.module.css';
import { DiscardDialog } from './DiscardDialog';
import { EndDialog } from './EndDialog';
import { InfoPanel } from './InfoPanel';
import { MessageThread } from './MessageThread';
import { TakeOverDialog } from './TakeOverDialog';
import { TicketDialog } from './TicketDialog';
import { TranscriptDialog } from './TranscriptDialog';
import { TransferAnswer } from './TransferAnswer';
import { TransferDialog } from './TransferDialog';
import { UnsentDraft } from './UnsentDraft';
import { type ThreadState, useThread } from './useThread';

/** One conversation: who it is with, what was said, where one writes, and what is known of the customer. */
export function ConversationPane({ id, narrow }: { id: string; narrow: boolean }) {
	const { t } = useTranslation('conversation');
	const query = useQuery({
		queryKey: conversationKeys.page(id),
		queryFn: ({ signal }) => readConversation(id, signal),
	});
	if (query.isPending) {
		return (
			<Center className={classes.talk}>
				<Loader aria-label={t('thread.label')} />
			</Center>
		);
	}
	if (query.data && query.error instanceof ProblemError && query.error.status === 404) {
		// It was here a moment ago: somebody else attends it now, or deleted it.
		return (
			<div className={classes.talk}>
				<EmptyState title={t('lost.title')} text={t('lost.text')}>
					<Button component={Link} to="/conversations" search={true} size="xs" variant="default">
						{t('back')}
					</Button>
				</EmptyState>
				<UnsentDraft id={id} />
			</div>
		);
	}
	if (query.isError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return <Open page={query.data} narrow={narrow} />;
}

function Open({ page, narrow }: { page: ConversationPage; narrow: boolean }) {
	const { t } = useTranslation('conversation');
	const { conversation } = page;
	// Pinned or not is each one's own choice (WCH-9).
	const [pinned, setPinned] = useLocalStorage({ key: 'balcao:chat-information', defaultValue: true });
	const [shown, setShown] = useState(false);
	const [dialog, setDialog] = useState<Dialog | null>(null);
	const queries = useQueryClient();
	const refresh = async () => {
		await queries.invalidateQueries({ queryKey: conversationKeys.page(conversation.id) });
		await queries.invalidateQueries({ queryKey: conversationKeys.lists });
	};
	const thread = useThread(page);
	const asked =
		conversation.state === 'ACTIVE' &&
		!page.actions.includes('ANSWER_TRANSFER') &&
		page.offers.find((each) => each.outcome === 'OPEN');
	const info = narrow ? shown : pinned;
	const toggle = () => (narrow ? setShown(!shown) : setPinned(!pinned));
	const close = () => setDialog(null);
	const composer = useRef<ComposerHandle>(null);
	const latest = useRef({ toggle, thread });
	latest.current = { toggle, thread };
	const context = useMemo(
		(): ConversationContext => ({
			page,
			open: setDialog,
			write: (canned) => composer.current?.write(canned),
			toggleInformation: () => latest.current.toggle(),
			print: () => printAll(latest.current.thread),
		}),
		[page],
	);
	return (
		<div className={`${classes.pane} ${info ? classes.withInfo : ''}`}>
			<section className={classes.talk} aria-label={conversation.customerName || t('anonymous')}>
				<header className={classes.head}>
					{narrow && (
						<ActionIcon
							component={Link}
							to="/conversations"
							search={true}
							variant="subtle"
							color="gray"
							aria-label={t('back')}
						>
							<IconArrowLeft size={20} />
						</ActionIcon>
					)}
					<div className={classes.name}>
						<Title order={narrow ? 1 : 2} size="h5" lineClamp={1}>
							{conversation.customerName || t('anonymous')}
						</Title>
						<Text size="xs" c="dimmed" truncate>
							#{conversation.number} · {conversation.department.name}
							{conversation.customerEmail && ` · ${conversation.customerEmail}`}
						</Text>
					</div>
					<Group gap="xs" wrap="nowrap">
						{conversation.gone && (
							<Tooltip label={t('gone')}>
								<IconPlugConnectedX size={18} role="img" aria-label={t('gone')} />
							</Tooltip>
						)}
						{conversation.state !== 'ACTIVE' && (
							<Badge variant="light" color="gray" tt="none">
								{t(`state.${conversation.state}`)}
							</Badge>
						)}
						<Commands context={context} />
						<ActionIcon
							variant={info ? 'light' : 'subtle'}
							color="gray"
							size="lg"
							aria-label={t(info ? 'info.hide' : 'info.show')}
							aria-pressed={info}
							onClick={toggle}
						>
							<IconInfoCircle size={20} />
						</ActionIcon>
					</Group>
				</header>
				{asked && (
					<Alert color="gray" p="xs" radius={0} role="status">
						{t('transfer.asked', { name: asked.agent.name })}
					</Alert>
				)}
				{conversation.state !== 'ENDED' && page.actions.length === 0 && (
					<Alert color="gray" p="xs" radius={0} role="status">
						{conversation.agent
							? t('readsOnly', { name: conversation.agent.name })
							: t('readsOnlyWaiting', { department: conversation.department.name })}
					</Alert>
				)}
				{page.actions.includes('ANSWER_TRANSFER') && <TransferAnswer page={page} onDone={refresh} />}
				<MessageThread thread={thread} page={page} />
				{page.actions.includes('WRITE') ? (
					<ChatComposer thread={thread} page={page} ref={composer} />
				) : (
					<>
						<UnsentDraft id={conversation.id} />
						<Taking page={page} refresh={refresh} />
					</>
				)}
			</section>
			{info && <InfoPanel page={page} onClose={narrow ? toggle : undefined} onChanged={refresh} />}
			<EndDialog page={page} opened={dialog === 'end'} onClose={close} onDone={refresh} />
			{dialog === 'transfer' && <TransferDialog conversation={conversation} onClose={close} onDone={refresh} />}
			{dialog === 'takeOver' && <TakeOverDialog page={page} onClose={close} onDone={refresh} />}
			{dialog === 'block' && <BlockDialog id={conversation.id} onClose={close} onDone={refresh} />}
			{dialog === 'ticket' && <TicketDialog conversation={conversation} onClose={close} onDone={refresh} />}
			{dialog === 'transcript' && <TranscriptDialog conversation={conversation} onClose={close} />}
			{dialog === 'discard' && <DiscardDialog conversation={conversation} onClose={close} />}
		</div>
	);
}

/** Prints the conversation with all its messages, once they are on the page. */
async function printAll(thread: ThreadState) {
	try {
		await thread.readAll();
	} catch (failure) {
		notifications.show({ color: 'red', message: problemText(failure) });
		return;
	}
	requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
}

/** What one may do with it: to end it at hand, all else in a menu. */
function Commands({ context }: { context: ConversationContext }) {
	const { t } = useTranslation();
	useActions(writingActions, context);
	const offered = useActions(conversationActions, context);
	const rest = offered.filter((each) => !each.primary);
	return (
		<>
			{offered
				.filter((each) => each.primary)
				.map((each) => (
					<Button
						key={each.name}
						size="xs"
						variant="default"
						leftSection={<each.icon size={16} />}
						onClick={() => void each.run(context)}
					>
						{t(each.labelKey)}
					</Button>
				))}
			{rest.length > 0 && (
				<Menu position="bottom-end">
					<Menu.Target>
						<ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('conversation:more')}>
							<IconDots size={20} />
						</ActionIcon>
					</Menu.Target>
					<Menu.Dropdown>
						{rest.map((each) => (
							<Menu.Item
								key={each.name}
								color={DESTRUCTIVE.includes(each.name) ? 'red' : undefined}
								leftSection={<each.icon size={16} />}
								rightSection={each.shortcut ? <Keys shortcut={each.shortcut} size="xs" /> : undefined}
								onClick={() => void each.run(context)}
							>
								{t(each.labelKey)}
							</Menu.Item>
						))}
					</Menu.Dropdown>
				</Menu>
			)}
		</>
	);
}

const DESTRUCTIVE = ['conversation.block', 'conversation.discard'];

/** What one can do with a conversation that is nobody's yet, or rings. */
function Taking({ page, refresh }: { page: ConversationPage; refresh(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const { busy, problem, attempt } = useAttempt();
	const me = useMe();
	const { id, state, department } = page.conversation;
	// It may ring at several: each has an offer of their own.
	const mine =
		state === 'RINGING' && page.offers.some((each) => each.outcome === 'OPEN' && each.agent.id === me.agent.id);
	const takeable = state === 'WAITING' && me.departments.some((each) => each.chat && each.id === department.id);
	if (!mine && !takeable) {
		return null;
	}
	return (
		<div className={classes.composer}>
			{problem && (
				<Alert color="red" mb="xs" role="alert">
					{problem}
				</Alert>
			)}
			<Button
				fullWidth
				loading={busy}
				onClick={() =>
					void attempt(async () => {
						await (state === 'RINGING' ? accept(id) : take(id));
						await refresh();
					})
				}
			>
				{t(state === 'RINGING' ? 'accept' : 'take')}
			</Button>
		</div>
	);
}
