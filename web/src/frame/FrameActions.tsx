import { Kbd, Modal, Table } from '@mantine/core';
import {
	IconCalendarEvent,
	IconEye,
	IconHelp,
	IconHome,
	IconKeyboard,
	IconMessages,
	IconPlus,
	IconSettings,
	IconTicket,
	IconTrash,
	IconUser,
	IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, useOfferedActions } from '../actions/ActionProvider';
import { Keys } from '../actions/Keys';
import type { Action } from '../actions/types';
import { useAttends } from '../features/conversation/live';
import { onShowShortcuts, showShortcuts } from './shortcuts';

interface FrameContext {
	go: (to: string) => void;
	/** Whether one attends chats, or leads who does. */
	attends: boolean;
}

const frameActions: Action<FrameContext>[] = [
	{
		name: 'frame.newTicket',
		icon: IconPlus,
		labelKey: 'frame:nav.newTicket',
		shortcut: 'N',
		permission: 'TICKET_CREATE',
		run: ({ go }) => go('/tickets/new'),
	},
	{
		name: 'frame.newInternalTicket',
		icon: IconPlus,
		labelKey: 'frame:nav.newInternalTicket',
		permission: 'TICKET_CREATE_INTERNAL',
		run: ({ go }) => go('/tickets/new-internal'),
	},
	{ name: 'frame.home', icon: IconHome, labelKey: 'frame:nav.home', shortcut: 'H', run: ({ go }) => go('/') },
	{
		name: 'frame.tickets',
		icon: IconTicket,
		labelKey: 'frame:nav.tickets',
		shortcut: 'T',
		run: ({ go }) => go('/tickets'),
	},
	{
		name: 'frame.conversations',
		icon: IconMessages,
		labelKey: 'conversation:nav',
		predicate: ({ attends }) => attends,
		run: ({ go }) => go('/conversations'),
	},
	{
		name: 'frame.chatHelp',
		icon: IconHelp,
		labelKey: 'conversation:help.title',
		predicate: ({ attends }) => attends,
		run: ({ go }) => go('/conversations/help'),
	},
	{
		name: 'frame.visitors',
		icon: IconEye,
		labelKey: 'visitor:nav',
		permission: 'CHAT_VISITORS',
		run: ({ go }) => go('/visitors'),
	},
	{ name: 'frame.agenda', icon: IconCalendarEvent, labelKey: 'frame:nav.agenda', run: ({ go }) => go('/agenda') },
	{
		name: 'frame.customers',
		icon: IconUsers,
		labelKey: 'frame:nav.customers',
		permission: 'CUSTOMER_VIEW',
		run: ({ go }) => go('/customers'),
	},
	{
		name: 'frame.trash',
		icon: IconTrash,
		labelKey: 'ticket:trash.title',
		permission: 'TRASH_VIEW',
		run: ({ go }) => go('/tickets/trash'),
	},
	{ name: 'frame.settings', icon: IconSettings, labelKey: 'frame:nav.settings', run: ({ go }) => go('/settings') },
	{ name: 'frame.me', icon: IconUser, labelKey: 'frame:own.data', run: ({ go }) => go('/me') },
	{
		name: 'frame.shortcuts',
		icon: IconKeyboard,
		labelKey: 'frame:shortcuts.title',
		shortcut: '?',
		run: () => showShortcuts(),
	},
];

/** What can be done from everywhere, and the list of all shortcuts. */
export function FrameActions() {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const attends = useAttends();
	const context = useMemo(() => ({ go: (to: string) => void navigate({ to }), attends }), [navigate, attends]);
	useActions(frameActions, context);
	const offered = useOfferedActions().filter((each) => each.shortcut);
	const [opened, setOpened] = useState(false);
	useEffect(() => onShowShortcuts(() => setOpened(true)), []);
	return (
		<Modal
			opened={opened}
			onClose={() => setOpened(false)}
			title={t('frame:shortcuts.title')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Table>
				<Table.Tbody>
					<Table.Tr>
						<Table.Td>{t('frame:palette.open')}</Table.Td>
						<Table.Td ta="right">
							<Kbd>Ctrl</Kbd> <Kbd>K</Kbd>
						</Table.Td>
					</Table.Tr>
					<Table.Tr>
						<Table.Td>{t('frame:shortcuts.rows')}</Table.Td>
						<Table.Td ta="right">
							<Kbd>J</Kbd> <Kbd>K</Kbd> <Kbd>X</Kbd> <Kbd>Enter</Kbd>
						</Table.Td>
					</Table.Tr>
					<Table.Tr>
						<Table.Td>{t('frame:shortcuts.leave')}</Table.Td>
						<Table.Td ta="right">
							<Kbd>Esc</Kbd>
						</Table.Td>
					</Table.Tr>
					{offered.map((each) => (
						<Table.Tr key={each.name}>
							<Table.Td>{t(each.labelKey)}</Table.Td>
							<Table.Td ta="right">
								<Keys shortcut={each.shortcut ?? ''} />
							</Table.Td>
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
		</Modal>
	);
}
