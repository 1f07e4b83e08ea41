import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { Permission, PermissionGroup, TicketSight } from '../../api/types';

export const groupsKey = ['permission-groups'] as const;

/** All groups, the default one first. */
export function usePermissionGroups() {
	return useQuery({
		queryKey: groupsKey,
		queryFn: async () => (await request<{ items: PermissionGroup[] }>('GET', '/permission-groups')).items,
	});
}

/** From the widest to the narrowest. */
export const SIGHTS: TicketSight[] = [
	'ALL_DEPARTMENTS',
	'LINKED_DEPARTMENTS',
	'OWN_AND_UNASSIGNED_ANY',
	'OWN_AND_UNASSIGNED_LINKED',
	'OWN_ONLY',
];

/** What is of no use to who sees no customers. */
export const NEED_CUSTOMERS: Permission[] = ['TICKET_CREATE', 'CUSTOMER_EDIT', 'CUSTOMER_DELETE', 'CUSTOMER_EXPORT'];

/** What a group can give, by what it is about; of the chat, what one does there, and what one sees (CAG-4). */
export const GRANTABLE: {
	about: 'tickets' | 'trash' | 'interactions' | 'views' | 'canned' | 'customers';
	permissions: Permission[];
}[] = [
	{
		about: 'tickets',
		permissions: [
			'TICKET_CREATE',
			'TICKET_CREATE_INTERNAL',
			'TICKET_REPLY_ANY',
			'TICKET_CLOSE',
			'TICKET_CANCEL',
			'TICKET_REOPEN',
			'TICKET_STATUS_APPLY',
			'TICKET_SCHEDULE',
			'TICKET_EDIT',
			'TICKET_TRANSFER',
			'TICKET_ESCALATE',
			'TAG_CREATE',
			'TICKET_MERGE',
			'TICKET_SPLIT',
			'TICKET_BULK',
			'TICKET_EXPORT',
			'TICKET_DELETE',
		],
	},
	{ about: 'trash', permissions: ['TRASH_VIEW', 'TRASH_RESTORE', 'TRASH_PURGE'] },
	{ about: 'interactions', permissions: ['CHAT_TRANSFER', 'CHAT_BLOCK', 'CHAT_DELETE'] },
	{ about: 'views', permissions: ['CHAT_VISITORS', 'CHAT_RATINGS_VIEW'] },
	{ about: 'canned', permissions: ['CANNED_MANAGE_OWN', 'CANNED_MANAGE_SHARED'] },
	{
		about: 'customers',
		permissions: ['CUSTOMER_VIEW', 'CUSTOMER_PERSONAL_VIEW', 'CUSTOMER_EDIT', 'CUSTOMER_DELETE', 'CUSTOMER_EXPORT'],
	},
];

/** What the default group of a new account gives, and with it a new group to begin with. */
export const AT_FIRST: Permission[] = [
	'TICKET_CREATE',
	'TICKET_REPLY_ANY',
	'TICKET_CLOSE',
	'TICKET_REOPEN',
	'TICKET_STATUS_APPLY',
	'TICKET_SCHEDULE',
	'CANNED_MANAGE_OWN',
	'CUSTOMER_VIEW',
	'CUSTOMER_EDIT',
	'CUSTOMER_PERSONAL_VIEW',
	'CHAT_TRANSFER',
	'CHAT_VISITORS',
];
