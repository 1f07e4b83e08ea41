import { queryString, request } from '../../api/client';
import type { Notification, Page } from '../../api/types';

export const notificationsKey = ['notifications'] as const;

/** More than this is "many": the server does not count further either. */
export const MOST_COUNTED = 99;

export type Notifications = Page<Notification> & { unread: number };

export const readNotifications = (cursor: string | null, signal?: AbortSignal) =>
	request<Notifications>('GET', `/notifications${queryString({ limit: 20, cursor })}`, { signal });

/** Marks one as read, all of a ticket's, or all. */
export const markRead = (which: { id?: string; ticketId?: string }) =>
	request<void>(
		'POST',
		which.id
			? `/notifications/${which.id}/read`
			: `/notifications/read-all${queryString({ ticketId: which.ticketId })}`,
	);

/** Where a notification leads; null when it says all there is. */
export function placeOf(
	kind: string,
	ticketId: string | null | undefined,
): { to: string; search?: Record<string, string> } | null {
	if (ticketId) {
		return { to: `/tickets/${ticketId}` };
	}
	switch (kind) {
		case 'TICKETS_HANDED_OVER':
			return { to: '/tickets', search: { agentId: 'me', state: 'open' } };
		case 'BACKUP_READY':
			return { to: '/settings/backups' };
		case 'TICKET_EXPORT_READY':
			return { to: '/tickets/exports' };
		case 'MAILBOX_FAILED':
			return { to: '/settings/mailboxes' };
		default:
			return null;
	}
}
