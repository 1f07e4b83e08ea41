import type { PageRoute } from '../../router';

export const emailRoutes: PageRoute[] = [
	{
		path: '/settings/mailboxes',
		page: () => import('./pages/MailboxesPage'),
		name: 'MailboxesPage',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		path: '/settings/mailboxes/new',
		page: () => import('./pages/MailboxFormPage'),
		name: 'NewMailboxPage',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		path: '/settings/mailboxes/$mailboxId',
		page: () => import('./pages/MailboxFormPage'),
		name: 'EditMailboxPage',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		path: '/settings/outgoing-server',
		page: () => import('./pages/OutgoingServerPage'),
		name: 'OutgoingServerPage',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		path: '/settings/incoming-emails',
		page: () => import('./pages/IncomingEmailsPage'),
		name: 'IncomingEmailsPage',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		path: '/settings/outgoing-emails',
		page: () => import('./pages/OutgoingEmailsPage'),
		name: 'OutgoingEmailsPage',
		permission: 'MANAGE_MAILBOXES',
	},
	{
		path: '/settings/blocked-addresses',
		page: () => import('./pages/BlockedAddressesPage'),
		name: 'BlockedAddressesPage',
		permission: 'MANAGE_MAILBOXES',
	},
];
