import { Button, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconCircleFilled } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import type { Me } from '../../../api/types';
import { sessionKey, useMe } from '../../../frame/session';
import { useTopic } from '../../../realtime/useTopic';
import classes from './ChatStatusMenu.module.css';

type Status = Me['chatStatus'];
const STATUSES: Status[] = ['ONLINE', 'BUSY', 'OFFLINE'];

/** What one is in the chat right now, for those who attend chats; follows one's other browsers. */
export function ChatStatusMenu() {
	const { t } = useTranslation('people');
	const me = useMe();
	const queries = useQueryClient();
	const show = (chatStatus: Status) =>
		queries.setQueryData<Me | null>(sessionKey, (before) => (before ? { ...before, chatStatus } : before));
	useTopic(`agent:${me.agent.id}`, {
		onEvent: ({ kind, data }) => {
			if (kind === 'chat-status-changed') {
				const { status, missed } = data as { status: Status; missed: boolean };
				show(status);
				if (missed) {
					notifications.show({ color: 'yellow', message: t('chatStatus.missed'), autoClose: false });
				}
			}
		},
	});
	if (!me.departments.some((each) => each.chat)) {
		return null;
	}
	const choose = async (status: Status) => {
		const before = me.chatStatus;
		show(status);
		try {
			await request('PUT', '/me/chat-status', { body: { status } });
		} catch (failure) {
			show(before);
			notifications.show({ color: 'red', message: problemText(failure) });
		}
	};
	return (
		<Menu position="bottom-end" width={180}>
			<Menu.Target>
				<Button
					variant="subtle"
					color="gray"
					px="xs"
					leftSection={<Dot status={me.chatStatus} />}
					rightSection={<IconChevronDown size={14} aria-hidden />}
					aria-label={t('chatStatus.label', { status: t(`chatStatus.${me.chatStatus}`) })}
				>
					<Text span size="sm" visibleFrom="sm">
						{t(`chatStatus.${me.chatStatus}`)}
					</Text>
				</Button>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label>{t('chatStatus.title')}</Menu.Label>
				<Menu.RadioGroup
					aria-label={t('chatStatus.title')}
					value={me.chatStatus}
					onChange={(status) => void choose(status as Status)}
				>
					{STATUSES.map((status) => (
						<Menu.RadioItem key={status} value={status} closeMenuOnClick rightSection={<Dot status={status} />}>
							{t(`chatStatus.${status}`)}
						</Menu.RadioItem>
					))}
				</Menu.RadioGroup>
			</Menu.Dropdown>
		</Menu>
	);
}

function Dot({ status }: { status: Status }) {
	return <IconCircleFilled size={10} className={classes.dot} data-status={status} aria-hidden />;
}
