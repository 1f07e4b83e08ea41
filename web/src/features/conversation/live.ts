import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConversationMessage } from '../../api/types';
import { useMe } from '../../frame/session';
import { useTopic } from '../../realtime/useTopic';
import { conversationKeys, listConversations, readWaiting } from './api';
import { chime } from './ring';

/** Whether one attends chats anywhere, or leads who does. */
export function useAttends(): boolean {
	const me = useMe();
	return me.departments.some((each) => each.chat || each.manager) || me.permissions.includes('MANAGE_DEPARTMENTS');
}

/** How many customers wait in the queues one attends, live. */
export function useWaiting() {
	return useQuery({
		queryKey: conversationKeys.waiting,
		queryFn: readWaiting,
		enabled: useAttends(),
		// What a lost signal would leave behind does not stay for long.
		refetchInterval: 30_000,
	});
}

/** Those that ring at one, and that one attends. */
export function useMine() {
	return useQuery({
		queryKey: [...conversationKeys.lists, 'mine'],
		queryFn: async ({ signal }) => (await listConversations({ view: 'MINE' }, null, signal)).items,
		enabled: useAttends(),
	});
}

const isLookedAt = (topic: string) =>
	document.visibilityState === 'visible' && location.pathname.endsWith(topic.replace('conversation:', '/'));

/** Has the lists and counts of conversations follow what happens. */
export function useLiveConversations() {
	const me = useMe();
	const queries = useQueryClient();
	const waiting = useWaiting();
	const refresh = () => {
		void queries.invalidateQueries({ queryKey: conversationKeys.lists });
		void queries.invalidateQueries({ queryKey: conversationKeys.waiting });
	};
	useTopic(
		(waiting.data?.queues ?? []).map((each) => `chat-queue:${each.id}`),
		{ onEvent: refresh, onReset: refresh },
	);
	const mine = useMine();
	useTopic(
		(mine.data ?? []).map((each) => `conversation:${each.id}`),
		{
			onEvent: ({ kind, data, topic }) => {
				refresh();
				const { author } = data as ConversationMessage;
				if (kind === 'message' && author === 'CUSTOMER' && !isLookedAt(topic)) {
					chime();
				}
			},
			onReset: refresh,
		},
	);
	useTopic(`agent:${me.agent.id}`, {
		onEvent: ({ kind }) => {
			if (kind.startsWith('conversation-')) {
				refresh();
			}
		},
		onReset: refresh,
	});
}
