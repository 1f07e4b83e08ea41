import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../api/client';
import type { CannedAnswer, CannedAnswerRow } from '../../api/types';

export const CANNED = ['canned-answers'] as const;
export const SCOPES = ['OWN', 'DEPARTMENTS', 'EVERYONE'] as const;

interface CannedAnswerList {
	items: CannedAnswerRow[];
	/** What may stand between `{{` and `}}`. */
	variables: string[];
	/** Whose canned answers the reader may write. */
	writable: CannedAnswer['scope'][];
}

/** The canned answers one may use, by name; for a ticket, without those of other departments. */
export function useCannedAnswers(search: string, departmentId: string | null = null, enabled = true) {
	return useQuery({
		queryKey: [...CANNED, 'list', departmentId, search],
		queryFn: ({ signal }) =>
			request<CannedAnswerList>('GET', `/canned-answers${queryString({ search, departmentId })}`, { signal }),
		placeholderData: keepPreviousData,
		enabled,
	});
}

export const readCannedAnswer = (id: string) => request<CannedAnswer>('GET', `/canned-answers/${id}`);
