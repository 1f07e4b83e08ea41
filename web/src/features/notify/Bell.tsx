import { ActionIcon, Button, Group, Indicator, Popover, ScrollArea, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell, IconSettings } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../../api/types';
import { useMe } from '../../frame/session';
import { EmptyState, ErrorState } from '../../frame/states';
import { useTitleCount } from '../../frame/titleCount';
import { useTopic } from '../../realtime/useTopic';
import { MOST_COUNTED, markRead, notificationsKey, placeOf, readNotifications } from './api';
import { BrowserSettings } from './browser/BrowserSettings';
import { useBrowserNotifications } from './browser/useBrowserNotifications';
import { groupsOf } from './groups';
import { NotificationList } from './NotificationList';

/** The bell: how much is unread, and what happened, by ticket. */
export function Bell() {
	const { t } = useTranslation('notify');
	const me = useMe();
	const queries = useQueryClient();
	const navigate = useNavigate();
	const [opened, { toggle, close }] = useDisclosure(false);
	const [setting, { toggle: toggleSettings }] = useDisclosure(false);
	const query = useInfiniteQuery({
		queryKey: notificationsKey,
		queryFn: ({ pageParam, signal }) => readNotifications(pageParam, signal),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const refresh = () => void queries.invalidateQueries({ queryKey: notificationsKey });
	const show = useBrowserNotifications();
	useTopic(`agent:${me.agent.id}`, {
		onEvent: (event) => {
			refresh();
			show(event);
		},
		onReset: refresh,
	});
	const unread = query.data?.pages[0]?.unread ?? 0;
	const shown = unread > MOST_COUNTED ? `${MOST_COUNTED}+` : String(unread);
	useTitleCount('bell', unread);
	const read = useMutation({ mutationFn: markRead, onSettled: refresh });
	const items = query.data?.pages.flatMap((page) => page.items) ?? [];
	const open = (item: Notification) => {
		// All of a ticket's lead to the same place.
		if (
			items.some((each) => !each.readAt && (each.id === item.id || (item.ticket && each.ticket?.id === item.ticket.id)))
		) {
			read.mutate(item.ticket ? { ticketId: item.ticket.id } : { id: item.id });
		}
		close();
		const place = placeOf(item.kind, item.ticket?.id);
		if (place) {
			void navigate(place as never);
		}
	};
	return (
		<Popover opened={opened} onDismiss={close} position="bottom-end" width={380} shadow="md" trapFocus returnFocus>
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
			<Popover.Dropdown p={0} maw="calc(100vw - 16px)" aria-label={t('title')}>
				<Group justify="space-between" p="xs" pl="sm" wrap="nowrap">
					<Text fw={600} size="sm">
						{t('title')}
					</Text>
					<Group gap={4} wrap="nowrap">
						{unread > 0 && (
							<Button variant="subtle" size="compact-sm" onClick={() => read.mutate({})}>
								{t('readAll')}
							</Button>
						)}
						<ActionIcon
							variant="subtle"
							color="gray"
							aria-label={t('settings')}
							aria-expanded={setting}
							onClick={toggleSettings}
						>
							<IconSettings size={18} />
						</ActionIcon>
					</Group>
				</Group>
				{setting && <BrowserSettings onLeave={close} />}
				<ScrollArea.Autosize mah="60vh" viewportProps={{ tabIndex: 0 }}>
					{query.isError && items.length === 0 ? (
						<ErrorState error={query.error} onRetry={() => void query.refetch()} />
					) : items.length === 0 ? (
						<EmptyState title={t('empty')} text={t('emptyText')} />
					) : (
						<NotificationList
							groups={groupsOf(items)}
							onOpen={open}
							onRead={({ ticket, items: told }) =>
								ticket
									? read.mutate({ ticketId: ticket.id })
									: told.filter((each) => !each.readAt).forEach(({ id }) => read.mutate({ id }))
							}
						/>
					)}
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
				</ScrollArea.Autosize>
			</Popover.Dropdown>
		</Popover>
	);
}
