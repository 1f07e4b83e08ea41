import { ActionIcon, Group, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Notification } from '../../api/types';
import { RelativeTime } from '../../frame/RelativeTime';
import classes from './Bell.module.css';
import type { NotificationGroup } from './groups';
import { useNotificationText } from './text';

interface NotificationListProps {
	groups: NotificationGroup[];
	onOpen: (item: Notification) => void;
	onRead: (group: NotificationGroup) => void;
}

/** What the bell told, by ticket. */
export function NotificationList({ groups, onOpen, onRead }: NotificationListProps) {
	const { t } = useTranslation('notify');
	const textOf = useNotificationText();
	return (
		<ul className={classes.groups} aria-label={t('title')}>
			{groups.map((group) => (
				<li key={group.key} className={classes.group} data-unread={group.unread || undefined}>
					<Group justify="space-between" wrap="nowrap" gap="xs" px="sm" pt={6} mih={30}>
						<Text size="xs" c="dimmed" truncate>
							{group.ticket ? `#${group.ticket.number} ${group.ticket.subject}` : t('other')}
						</Text>
						{group.unread && (
							<Tooltip label={t('read')}>
								<ActionIcon
									variant="subtle"
									color="gray"
									size="sm"
									aria-label={t('readOf', { what: group.ticket ? `#${group.ticket.number}` : t('other') })}
									onClick={() => onRead(group)}
								>
									<IconCheck size={16} />
								</ActionIcon>
							</Tooltip>
						)}
					</Group>
					{group.items.map((item) => (
						<UnstyledButton key={item.id} className={classes.item} onClick={() => onOpen(item)}>
							<Text size="sm" fw={item.readAt ? 400 : 600}>
								{textOf(item.kind, item.data, item.times)}
							</Text>
							<Text size="xs" c="dimmed">
								<RelativeTime value={item.createdAt} />
							</Text>
						</UnstyledButton>
					))}
				</li>
			))}
		</ul>
	);
}
