import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { useActions } from '../../../actions/ActionProvider';
import { type ListContext, listActions, stepped } from '../actions';
import { useConversationList, useConversationSearch } from '../filters/useConversationSearch';
import { useTakeNext } from './useTakeNext';

/** Goes through the listed conversations by keys, and takes the next of the queue. */
export function useListActions(openId: string | null) {
	const navigate = useNavigate();
	const [search] = useConversationSearch();
	const rows = useConversationList(search).data?.pages.flatMap((page) => page.items) ?? [];
	const { take, problem } = useTakeNext();
	useEffect(() => {
		if (problem) {
			notifications.show({ color: 'red', message: problem });
		}
	}, [problem]);
	const latest = useRef<ListContext>(null);
	latest.current = {
		step: (by) => {
			const conversationId = stepped(
				rows.map((each) => each.id),
				openId,
				by,
			);
			if (conversationId !== null && conversationId !== openId) {
				void navigate({ to: '/conversations/$conversationId', params: { conversationId }, search: true });
			}
		},
		takeNext: async () => void (await take()),
	};
	// Always the same, however often the list is drawn anew.
	const context = useMemo(
		(): ListContext => ({
			step: (by) => latest.current?.step(by),
			takeNext: async () => latest.current?.takeNext(),
		}),
		[],
	);
	useActions(listActions, context);
}
