import { IconInbox, IconMail, IconMailOff, IconMailOpened, IconSend } from '@tabler/icons-react';
import type { SettingPage } from '../../settings';

export const settings: SettingPage[] = [
	{
		to: '/settings/mailboxes',
		section: 'channels',
		icon: IconInbox,
		key: 'email:setting.mailboxes',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		to: '/settings/outgoing-server',
		section: 'channels',
		icon: IconMail,
		key: 'email:setting.outgoing',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		to: '/settings/incoming-emails',
		section: 'channels',
		icon: IconMailOpened,
		key: 'email:setting.received',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		to: '/settings/outgoing-emails',
		section: 'channels',
		icon: IconSend,
		key: 'email:setting.sent',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		to: '/settings/blocked-addresses',
		section: 'channels',
		icon: IconMailOff,
		key: 'email:setting.blocked',
		permission: 'MANAGE_MAILBOXES',
	},
];
