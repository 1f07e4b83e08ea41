import type { Notification } from '../../api/types';

/** What the bell tells of one ticket, newest first; or what is about no ticket, by its kind. */
export interface NotificationGroup {
	key: string;
	ticket: Notification['ticket'];
	items: Notification[];
	unread: boolean;
}

/** Notifications by their tickets, the one with the newest first. */
export function groupsOf(items: Notification[]): NotificationGroup[] {
	const groups = new Map<string, NotificationGroup>();
	for (const item of items) {
		const key = item.ticket?.id ?? item.kind;
		const group = groups.get(key) ?? { key, ticket: item.ticket, items: [], unread: false };
		group.items.push(item);
		group.unread ||= !item.readAt;
		groups.set(key, group);
	}
	return [...groups.values()];
}
