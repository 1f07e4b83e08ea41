import type { ChatTrigger } from '../api/types';
import type { Route } from './call';
import { collection } from './collection';
import type { Data } from './data';

/** The triggers of the chat. In the test, whether a page holds the text of a condition is all that counts. */
export const triggerRoutes = (data: Data): Route[] => [
	[
		'PUT',
		/^\/chat-triggers\/order$/,
		({ body }) => {
			data.chatTriggers.sort((one, other) => body.triggerIds.indexOf(one.id) - body.triggerIds.indexOf(other.id));
			return { items: data.chatTriggers };
		},
	],
	[
		'POST',
		/^\/chat-triggers\/test$/,
		({ body }) => {
			const verdicts = data.chatTriggers.map((each) => {
				const checks = [
					{ kind: 'ACTIVE', condition: null, holds: each.active },
					...each.conditions.map((condition) => ({
						kind: 'CONDITION',
						condition,
						holds: body.pageUrl.includes(condition.value),
					})),
				];
				const fits = checks.every((check) => check.holds);
				return { triggerId: each.id, name: each.name, fits, fitsInSeconds: fits ? null : 30, checks };
			});
			return { fires: verdicts.find((each) => each.fits)?.triggerId ?? null, verdicts };
		},
	],
	[
		'GET',
		/^\/chat-triggers\/figures$/,
		({ query }) => ({
			items: data.chatTriggers
				.slice(0, 1)
				.map(({ id }) => ({ triggerId: id, shown: Number(query.get('days')), followed: 12, begun: 1 })),
		}),
	],
	[
		'GET',
		/^\/conversation-labels$/,
		() => ({ items: [{ id: 'l1', name: 'Troca', color: '#2b8a3e', active: true, version: 1 }] }),
	],
	...collection<ChatTrigger>(
		'/chat-triggers',
		() => data.chatTriggers,
		() => ({}),
	),
];
