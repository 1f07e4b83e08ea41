import { Badge, Button, Group, Loader, SegmentedControl, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconPlugConnectedX, IconUserUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState, ErrorState } from '../../../frame/states';
import { VIEWS, type View } from '../api';
import { FilterChips } from '../filters/FilterChips';
import { FilterMenu } from '../filters/FilterMenu';
import { FILTERS, isNarrowed } from '../filters/search';
import { useConversationList, useConversationSearch } from '../filters/useConversationSearch';
import { useLeads, useWaiting } from '../live';
import classes from './Conversations.module.css';
import { ListMenu } from './ListMenu';
import { useTakeNext } from './useTakeNext';

/** One's own conversations, the queue, what the team attends, and what is over; and the next of the queue (QUE-1). */
export function ConversationList({ openId }: { openId: string | null }) {
	const { t } = useTranslation('conversation');
	const [search, change] = useConversationSearch();
	const { view } = search;
	const query = useConversationList(search);
	const leads = useLeads();
	const views = VIEWS.filter((each) => leads || each !== 'RUNNING' || view === 'RUNNING');
	const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
	useEffect(() => {
		document.title = `${t('title')} · Balcão`;
	}, [t]);
	return (
		<section className={classes.list} aria-label={t('list')}>
			<div className={classes.listHead}>
				<Group justify="space-between" wrap="nowrap" gap="xs">
					<Title order={1} size="h4">
						{t('title')}
					</Title>
					<Group gap={6} wrap="nowrap">
						<FilterMenu search={search} onChange={change} />
						<ListMenu />
					</Group>
				</Group>
				<NextButton />
				<SegmentedControl
					fullWidth
					size="xs"
					aria-label={t('list')}
					value={view}
					onChange={(value) => change({ view: value as View })}
					data={views.map((value) => ({ value, label: t(`views.${value}`) }))}
				/>
				{isNarrowed(search) && <FilterChips search={search} onChange={change} />}
			</div>
			<div className={classes.rows}>
				{query.isPending && <Loader size="sm" m="md" />}
				{query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
				{query.isSuccess &&
					rows.length === 0 &&
					(isNarrowed(search) ? (
						<EmptyState title={t('empty.narrowed')} text={t('empty.narrowedText')}>
							<Button
								size="xs"
								variant="default"
								onClick={() => change(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
							>
								{t('filter.clear')}
							</Button>
						</EmptyState>
					) : (
						<EmptyState title={t(`empty.${view}`)} text={t(`empty.${view}Text`)} />
					))}
				{rows.map((each) => (
					<Row key={each.id} conversation={each} open={each.id === openId} />
				))}
				{query.hasNextPage && (
					<Button
						variant="subtle"
						fullWidth
						loading={query.isFetchingNextPage}
						onClick={() => void query.fetchNextPage()}
					>
						{t('frame:more')}
					</Button>
				)}
			</div>
		</section>
	);
}

/** Takes who has waited longest; how many wait stands on it in red. */
export function NextButton() {
	const { t } = useTranslation('conversation');
	const waiting = useWaiting();
	const { busy, problem, take } = useTakeNext();
	const count = waiting.data?.total ?? 0;
	return (
		<Stack gap={2}>
			<Button
				size="xs"
				leftSection={<IconUserUp size={16} />}
				rightSection={
					count > 0 && (
						<Badge size="sm" circle={count < 10} color="red.8" aria-hidden>
							{count > 99 ? '99+' : count}
						</Badge>
					)
				}
				loading={busy}
				onClick={() => void take()}
				aria-label={count > 0 ? `${t('next')}: ${t('waiting.label', { count })}` : t('next')}
			>
				{t('next')}
			</Button>
			{problem && (
				<Text size="xs" c="red" role="alert">
					{problem}
				</Text>
			)}
		</Stack>
	);
}

function Row({ conversation, open }: { conversation: Conversation; open: boolean }) {
	const { t } = useTranslation('conversation');
	const { lastMessage } = conversation;
	return (
		<Link
			className={classes.row}
			to="/conversations/$conversationId"
			params={{ conversationId: conversation.id }}
			search={true}
			aria-current={open ? 'page' : undefined}
		>
			<Group justify="space-between" wrap="nowrap" gap="xs">
				<Text fw={conversation.unread > 0 ? 700 : 500} size="sm" truncate>
					{conversation.customerName || t('anonymous')}
				</Text>
				<Group gap={6} wrap="nowrap">
					{conversation.gone && (
						<Tooltip label={t('gone')}>
							<IconPlugConnectedX size={16} role="img" aria-label={t('gone')} />
						</Tooltip>
					)}
					{conversation.state === 'RINGING' && (
						<Badge size="sm" color="orange">
							{t('state.RINGING')}
						</Badge>
					)}
					{conversation.unread > 0 && (
						<Badge size="sm" circle={conversation.unread < 10} aria-label={t('unread', { count: conversation.unread })}>
							{conversation.unread}
						</Badge>
					)}
				</Group>
			</Group>
			<Text size="sm" c="dimmed" truncate>
				{lastMessage?.text || conversation.customerEmail || t(`state.${conversation.state}`)}
			</Text>
			<Group justify="space-between" wrap="nowrap" gap="xs">
				<Text size="xs" c="dimmed" truncate>
					#{conversation.number} · {conversation.department.name}
					{conversation.agent && ` · ${conversation.agent.name}`}
				</Text>
				<Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
					<RelativeTime
						value={
							conversation.state === 'WAITING'
								? conversation.waitingSince
								: (conversation.endedAt ?? conversation.openedAt)
						}
					/>
				</Text>
			</Group>
		</Link>
	);
}
