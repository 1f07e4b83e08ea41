import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { conversationKeys, listConversations } from '../api';
import { askedBy, type ConversationSearch, readSearch, writeSearch } from './search';

/** What the address says of the list, and what has it say something else; the open conversation stays open. */
export function useConversationSearch(): [ConversationSearch, (with_: Partial<ConversationSearch>) => void] {
	const navigate = useNavigate();
	const written = JSON.stringify(readSearch(useSearch({ strict: false })));
	const search = useMemo(() => JSON.parse(written) as ConversationSearch, [written]);
	return [search, (with_) => void navigate({ to: '.', search: writeSearch({ ...search, ...with_ }) as never })];
}

/** The conversations that are listed, page by page. */
export function useConversationList(search: ConversationSearch) {
	const filters = askedBy(search);
	return useInfiniteQuery({
		queryKey: conversationKeys.list(filters),
		queryFn: ({ pageParam, signal }) => listConversations(filters, pageParam, signal),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		// Nobody tells a leader of each message that is written somewhere in their departments.
		refetchInterval: search.view === 'RUNNING' ? 10_000 : false,
	});
}
