import { ActionIcon, Alert, Badge, Button, Center, Group, Loader, Menu, Text, Title, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import {
	IconArrowLeft,
	IconArrowsExchange,
	IconBan,
	IconDots,
	IconInfoCircle,
	IconMail,
	IconPhoneOff,
	IconPlugConnectedX,
	IconTicket,
	IconTrash,
	IconUserUp,
} from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { ConversationPage } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { useMe } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { accept, conversationKeys, readConversation, take } from '../api';
import { BlockDialog } from './BlockDialog';
import { ChatComposer } from './ChatComposer';
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
import { useThread } from './useThread';

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
	if (query.isError) {
		// It was open here and went to somebody else: a message says so where one looks at the list.
		if (query.data && query.error instanceof ProblemError && query.error.status === 404) {
			return <Navigate to="/conversations" replace />;
		}
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return <Open page={query.data} narrow={narrow} />;
}

type Dialog = 'end' | 'transfer' | 'takeOver' | 'block' | 'ticket' | 'transcript' | 'discard';

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
	const info = narrow ? shown : pinned;
	const toggle = () => (narrow ? setShown(!shown) : setPinned(!pinned));
	const close = () => setDialog(null);
	return (
		<div className={`${classes.pane} ${info ? classes.withInfo : ''}`}>
			<section className={classes.talk} aria-label={conversation.customerName || t('anonymous')}>
				<header className={classes.head}>
					{narrow && (
						<ActionIcon component={Link} to="/conversations" variant="subtle" color="gray" aria-label={t('back')}>
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
						<Commands page={page} onChoose={setDialog} />
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
				{page.actions.includes('ANSWER_TRANSFER') && <TransferAnswer page={page} onDone={refresh} />}
				<MessageThread thread={thread} page={page} />
				{page.actions.includes('WRITE') ? (
					<ChatComposer thread={thread} page={page} />
				) : (
					<Taking page={page} refresh={refresh} />
				)}
			</section>
			{info && <InfoPanel page={page} onClose={narrow ? toggle : undefined} onChanged={refresh} />}
			<EndDialog conversation={conversation} opened={dialog === 'end'} onClose={close} onDone={refresh} />
			{dialog === 'transfer' && <TransferDialog conversation={conversation} onClose={close} onDone={refresh} />}
			{dialog === 'takeOver' && <TakeOverDialog page={page} onClose={close} onDone={refresh} />}
			{dialog === 'block' && <BlockDialog id={conversation.id} onClose={close} onDone={refresh} />}
			{dialog === 'ticket' && <TicketDialog conversation={conversation} onClose={close} onDone={refresh} />}
			{dialog === 'transcript' && <TranscriptDialog conversation={conversation} onClose={close} />}
			{dialog === 'discard' && <DiscardDialog conversation={conversation} onClose={close} />}
		</div>
	);
}

/** What stands in the menu, in its order; what takes something away comes last. */
const MENU = [
	{ action: 'TRANSFER', dialog: 'transfer', icon: IconArrowsExchange },
	{ action: 'TAKE_OVER', dialog: 'takeOver', icon: IconUserUp },
	{ action: 'TICKET', dialog: 'ticket', icon: IconTicket },
	{ action: 'TRANSCRIPT', dialog: 'transcript', icon: IconMail },
	{ action: 'BLOCK', dialog: 'block', icon: IconBan, color: 'red' },
	{ action: 'DELETE', dialog: 'discard', icon: IconTrash, color: 'red' },
] as const;

/** What one may do with it: to end it at hand, all else in a menu. */
function Commands({ page, onChoose }: { page: ConversationPage; onChoose(dialog: Dialog): void }) {
	const { t } = useTranslation('conversation');
	const offered = MENU.filter((each) => page.actions.includes(each.action));
	return (
		<>
			{page.actions.includes('END') && (
				<Button size="xs" variant="default" leftSection={<IconPhoneOff size={16} />} onClick={() => onChoose('end')}>
					{t('end.open')}
				</Button>
			)}
			{offered.length > 0 && (
				<Menu position="bottom-end">
					<Menu.Target>
						<ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('more')}>
							<IconDots size={20} />
						</ActionIcon>
					</Menu.Target>
					<Menu.Dropdown>
						{offered.map(({ dialog, icon: Icon, ...each }) => (
							<Menu.Item
								key={dialog}
								color={'color' in each ? each.color : undefined}
								leftSection={<Icon size={16} />}
								onClick={() => onChoose(dialog)}
							>
								{t(`${dialog}.open`)}
							</Menu.Item>
						))}
					</Menu.Dropdown>
				</Menu>
			)}
		</>
	);
}

/** What one can do with a conversation that is nobody's yet, or rings. */
function Taking({ page, refresh }: { page: ConversationPage; refresh(): Promise<void> }) {
	const { t } = useTranslation('conversation');
	const { busy, problem, attempt } = useAttempt();
	const me = useMe();
	const { id, state, agent, department } = page.conversation;
	const mine = state === 'RINGING' && agent?.id === me.agent.id;
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
