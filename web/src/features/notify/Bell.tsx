import {
	ActionIcon,
	Button,
	Group,
	Indicator,
	Popover,
	ScrollArea,
	Stack,
	Text,
	Tooltip,
	UnstyledButton,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../api/client';
import type { Notification, Page } from '../../api/types';
import { RelativeTime } from '../../frame/RelativeTime';
import { useMe } from '../../frame/session';
import { EmptyState, ErrorState } from '../../frame/states';
import { useTopic } from '../../realtime/useTopic';
import classes from './Bell.module.css';

const key = ['notifications'] as const;
/** More than this is "many": the server does not count further either. */
const MOST_COUNTED = 99;
type Notifications = Page<Notification> & { unread: number };

/** The bell: how much is unread, and what happened. */
export function Bell() {
	const { t } = useTranslation('notify');
	const me = useMe();
	const queries = useQueryClient();
	const navigate = useNavigate();
	const [opened, { toggle, close }] = useDisclosure(false);
	const query = useInfiniteQuery({
		queryKey: key,
		queryFn: ({ pageParam, signal }) =>
			request<Notifications>('GET', `/notifications${queryString({ limit: 20, cursor: pageParam })}`, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const refresh = () => void queries.invalidateQueries({ queryKey: key });
	useTopic(`agent:${me.agent.id}`, { onEvent: refresh, onReset: refresh });
	const unread = query.data?.pages[0]?.unread ?? 0;
	const shown = unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
	useUnreadInTitle(unread > 0 ? shown : null);
	const read = useMutation({
		mutationFn: (id: string | null) =>
			request<void>('POST', id ? `/notifications/${id}/read` : '/notifications/read-all'),
		onSettled: refresh,
	});
	const items = query.data?.pages.flatMap((page) => page.items) ?? [];
	const open = (item: Notification) => {
		if (!item.readAt) {
			read.mutate(item.id);
		}
		close();
		if (item.ticket) {
			void navigate({ to: `/tickets/${item.ticket.id}` });
		} else if (item.kind === 'TICKETS_HANDED_OVER') {
			void navigate({ to: '/tickets', search: { agentId: 'me', state: 'open' } });
		} else if (item.kind === 'BACKUP_READY') {
			void navigate({ to: '/settings/backups' });
		}
	};
	return (
		<Popover opened={opened} onDismiss={close} position="bottom-end" width={360} shadow="md" trapFocus returnFocus>
			<Popover.Target>
				<Tooltip label={t('title')}>
					<Indicator label={shown} size={18} disabled={unread === 0} offset={5} color="red.8">
						<ActionIcon
							variant="subtle"
							color="gray"
							size="lg"
							aria-label={t('label', { count: unread, shown })}
							aria-expanded={opened}
							data-unread={unread}
							onClick={toggle}
						>
							<IconBell size={20} />
						</ActionIcon>
					</Indicator>
				</Tooltip>
			</Popover.Target>
			<Popover.Dropdown p={0} aria-label={t('title')}>
				<Group justify="space-between" p="xs">
					<Text fw={600} size="sm">
						{t('title')}
					</Text>
					{unread > 0 && (
						<Button variant="subtle" size="compact-sm" onClick={() => read.mutate(null)}>
							{t('readAll')}
						</Button>
					)}
				</Group>
				<ScrollArea.Autosize mah="60vh" viewportProps={{ tabIndex: 0 }}>
					{query.isError && items.length === 0 ? (
						<ErrorState error={query.error} onRetry={() => void query.refetch()} />
					) : items.length === 0 ? (
						<EmptyState title={t('empty')} text={t('emptyText')} />
					) : (
						<Stack gap={0}>
							{items.map((item) => (
								<UnstyledButton
									key={item.id}
									className={classes.item}
									data-unread={!item.readAt || undefined}
									onClick={() => open(item)}
								>
									<Text size="sm" fw={item.readAt ? 400 : 600}>
										{t(`kind.${item.kind}`, { ...item.data, defaultValue: item.kind })}
									</Text>
									{item.ticket && (
										<Text size="xs" c="dimmed" truncate>
											#{item.ticket.number} {item.ticket.subject}
										</Text>
									)}
									<Text size="xs" c="dimmed">
										<RelativeTime value={item.createdAt} />
									</Text>
								</UnstyledButton>
							))}
							{query.hasNextPage && (
								<Button
									variant="subtle"
									m="xs"
									loading={query.isFetchingNextPage}
									onClick={() => void query.fetchNextPage()}
								>
									{t('frame:more')}
								</Button>
							)}
						</Stack>
					)}
				</ScrollArea.Autosize>
			</Popover.Dropdown>
		</Popover>
	);
}

function useUnreadInTitle(unread: string | null) {
	useEffect(() => {
		const apply = () => {
			const bare = document.title.replace(/^\(\d+\+?\) /, '');
			const wanted = unread ? `(${unread}) ${bare}` : bare;
			if (document.title !== wanted) {
				document.title = wanted;
			}
		};
		apply();
		const watch = new MutationObserver(apply);
		const title = document.querySelector('title');
		if (title) {
			watch.observe(title, { childList: true });
		}
		return () => watch.disconnect();
	}, [unread]);
}
