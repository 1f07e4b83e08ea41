import { useThrottledCallback } from '@mantine/hooks';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTopic } from '../../../realtime/useTopic';
import { conversationKeys, listConversations } from '../api';
import { useWaiting } from '../live';
import { askedBy, type ConversationSearch, readSearch, writeSearch } from './search';

/** What the address says of the list, and what has it say something else; the open conversation stays open. */
export function useConversationSearch(): [ConversationSearch, (with_: Partial<ConversationSearch>) => void] {
	const navigate = useNavigate();
	const written = JSON.stringify(readSearch(useSearch({ strict: false })));
	const search = useMemo(() => JSON.parse(written) as ConversationSearch, [written]);
	return [search, (with_) => void navigate({ to: '.', search: writeSearch({ ...search, ...with_ }) as never })];
}

/** Of how many of the conversations that others attend one hears at once; a page follows 200 topics at most. */
const MOST_FOLLOWED = 60;
/** How often a list that others write into is read again at most, in milliseconds. */
const AGAIN_AFTER = 1_000;

/** The conversations that are listed, page by page, as they change. */
export function useConversationList(search: ConversationSearch) {
	const filters = askedBy(search);
	const query = useInfiniteQuery({
		queryKey: conversationKeys.list(filters),
		queryFn: ({ pageParam, signal }) => listConversations(filters, pageParam, signal),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		// What a lost signal would leave behind does not stay for long.
		refetchInterval: shared(search) ? 30_000 : false,
	});
	useLiveList(search, query.data?.pages.flatMap((page) => page.items.map((each) => each.id)) ?? []);
	return query;
}

const shared = ({ view }: ConversationSearch) => view === 'RUNNING' || view === 'WAITING';

/** Follows the queues that one attends or leads, and what is written in those that others attend; one's own are followed anyway. */
function useLiveList(search: ConversationSearch, ids: string[]) {
	const queries = useQueryClient();
	const refresh = useThrottledCallback(
		() => void queries.invalidateQueries({ queryKey: conversationKeys.lists }),
		AGAIN_AFTER,
	);
	const watched = useWaiting().data?.watched ?? [];
	useTopic(shared(search) ? watched.map((id) => `chat-queue:${id}`) : [], { onPassing: refresh, onReset: refresh });
	useTopic(search.view === 'RUNNING' ? ids.slice(0, MOST_FOLLOWED).map((id) => `conversation:${id}`) : [], {
		onEvent: refresh,
		onReset: refresh,
	});
}
