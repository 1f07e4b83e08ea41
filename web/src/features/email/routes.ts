import type { PageRoute } from '../../router';

export const emailRoutes: PageRoute[] = [
	{ path: '/settings/mailboxes', page: () => import('./pages/MailboxesPage'), name: 'MailboxesPage' },
	{ path: '/settings/mailboxes/new', page: () => import('./pages/MailboxFormPage'), name: 'NewMailboxPage' },
	{ path: '/settings/mailboxes/$mailboxId', page: () => import('./pages/MailboxFormPage'), name: 'EditMailboxPage' },
	{ path: '/settings/outgoing-server', page: () => import('./pages/OutgoingServerPage'), name: 'OutgoingServerPage' },
	{ path: '/settings/incoming-emails', page: () => import('./pages/IncomingEmailsPage'), name: 'IncomingEmailsPage' },
	{ path: '/settings/outgoing-emails', page: () => import('./pages/OutgoingEmailsPage'), name: 'OutgoingEmailsPage' },
	{
		path: '/settings/blocked-addresses',
		page: () => import('./pages/BlockedAddressesPage'),
		name: 'BlockedAddressesPage',
	},
];
