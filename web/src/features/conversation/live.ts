import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ConversationMessage } from '../../api/types';
import { useMe } from '../../frame/session';
import { useTitleCount } from '../../frame/titleCount';
import { useTopic } from '../../realtime/useTopic';
import { conversationKeys, listConversations, readWaiting } from './api';
import { useSignals } from './signals/useSignals';
import type { Marks } from './thread';

/** Whether one attends chats anywhere, or leads who does. */
export function useAttends(): boolean {
	const me = useMe();
	return me.departments.some((each) => each.chat || each.manager) || me.permissions.includes('MANAGE_DEPARTMENTS');
}

/** Whether one leads who attends chats, and so sees what others attend (CHT-7). */
export function useLeads(): boolean {
	const me = useMe();
	return me.departments.some((each) => each.manager) || me.permissions.includes('MANAGE_DEPARTMENTS');
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

/** Has the lists and counts of conversations follow what happens, and tells of what customers write meanwhile. */
export function useLiveConversations() {
	const { t } = useTranslation('conversation');
	const me = useMe();
	const queries = useQueryClient();
	const waiting = useWaiting();
	const signal = useSignals();
	const refresh = () => {
		void queries.invalidateQueries({ queryKey: conversationKeys.lists });
		void queries.invalidateQueries({ queryKey: conversationKeys.waiting });
	};
	useTopic(
		(waiting.data?.queues ?? []).map((each) => `chat-queue:${each.id}`),
		{ onPassing: refresh, onReset: refresh },
	);
	const mine = useMine();
	useTitleCount('chat', mine.data?.reduce((sum, each) => sum + (each.state === 'RINGING' ? 1 : each.unread), 0) ?? 0);
	useTopic(
		(mine.data ?? []).map((each) => `conversation:${each.id}`),
		{
			onEvent: ({ kind, data, topic, seq, at }) => {
				refresh();
				const { author, text, file } = data as ConversationMessage;
				if (kind === 'message' && author === 'CUSTOMER') {
					const conversationId = topic.replace('conversation:', '');
					const from = mine.data?.find((each) => each.id === conversationId)?.customerName;
					signal({
						about: 'MESSAGE',
						name: `${topic}:${seq}`,
						conversationId,
						title: t('signal.message', { name: from || t('anonymous') }),
						body: text || file?.name || '',
						at,
					});
				}
			},
			onPassing: ({ kind, data, topic }) => {
				// Read in another tab, it is not unread here any more.
				const row = mine.data?.find((each) => topic === `conversation:${each.id}`);
				if (kind === 'marks' && row && (data as { marks: Marks }).marks.agentSeenSeq > row.agentSeenSeq) {
					refresh();
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
