import { useInfiniteQuery } from '@tanstack/react-query';
import { ProblemError } from '../../../api/client';
import type { TicketColumn } from '../../../api/types';
import { listTickets, type TicketFilters, ticketKeys } from '../api';
import { isAskedFor } from '../columns/names';

/**
 * A list of tickets, page by page; everybody who asks for the same list shares what was read.
 *
 * @param shown the columns of the list, of which some are read only then (COL-5)
 */
export function useTicketList(filters: TicketFilters, shown: TicketColumn[]) {
	const columns = shown.filter(isAskedFor);
	return useInfiniteQuery({
		queryKey: ticketKeys.list(filters, columns),
		queryFn: ({ pageParam, signal }) => listTickets(filters, columns, pageParam, signal),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		// Typing a search keeps the rows until the next ones are there; another tab begins empty.
		placeholderData: (before, query) =>
			(query?.queryKey[2] as TicketFilters)?.tab === filters.tab ? before : undefined,
	});
}

/** What the server cannot make sense of in a search; undefined when that is not what went wrong. */
export function searchProblem(error: unknown): string | undefined {
	return error instanceof ProblemError ? error.errors.find((each) => each.field === 'search')?.message : undefined;
}
