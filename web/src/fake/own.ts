import type { Backup } from '../api/types';
import { type Answer, missing, nothing, paged, type Route } from './call';
import type { Data } from './data';

/** What only one person sees: their drafts and their bell; the audit, and backups. */
export const ownRoutes = (data: Data): Route[] => [
	['GET', /^\/drafts\/(.+)$/, ({ ids }) => data.drafts.get(ids[0] ?? '') ?? missing()],
	[
		'PUT',
		/^\/drafts\/(.+)$/,
		({ ids, body }) => {
			data.drafts.set(ids[0] ?? '', { content: body.content, updatedAt: new Date().toISOString() });
			return nothing();
		},
	],
	[
		'DELETE',
		/^\/drafts\/(.+)$/,
		({ ids }) => {
			data.drafts.delete(ids[0] ?? '');
			return nothing();
		},
	],
	[
		'GET',
		/^\/notifications$/,
		(call) => ({
			...paged(call, data.notifications),
			unread: data.notifications.filter((each) => !each.readAt).length,
		}),
	],
	['POST', /^\/notifications\/read-all$/, ({ query }) => read(data, undefined, query.get('ticketId'))],
	['POST', /^\/notifications\/([^/]+)\/read$/, ({ ids }) => read(data, ids[0], null)],
	['GET', /^\/audit-entries$/, (call) => paged(call, data.audit)],
	['GET', /^\/backups$/, () => ({ items: data.backups })],
	['GET', /^\/backups\/([\w-]+)$/, ({ ids }) => data.backups.find((each) => each.id === ids[0])],
	[
		'POST',
		/^\/backups$/,
		() => {
			const backup: Backup = {
				id: `backup-${data.backups.length + 1}`,
				state: 'RUNNING',
				progress: 40,
				requestedByName: data.me.agent.name,
				createdAt: new Date().toISOString(),
				finishedAt: null,
				expiresAt: null,
				sizeBytes: null,
			};
			data.backups.unshift(backup);
			return backup;
		},
	],
	[
		'DELETE',
		/^\/backups\/([\w-]+)$/,
		({ ids }) => {
			data.backups.splice(
				data.backups.findIndex((each) => each.id === ids[0]),
				1,
			);
			return nothing();
		},
	],
	['GET', /^\/audit-settings$/, () => data.auditSettings],
	[
		'PUT',
		/^\/audit-settings$/,
		({ body }) => Object.assign(data.auditSettings, body, { version: data.auditSettings.version + 1 }),
	],
];

function read(data: Data, id: string | undefined, ticketId: string | null): Answer {
	for (const each of data.notifications) {
		if ((!id || each.id === id) && (!ticketId || each.ticket?.id === ticketId)) {
			each.readAt ??= new Date().toISOString();
		}
	}
	return nothing();
}
