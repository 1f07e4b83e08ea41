import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../api/client';
import type { Page, PresentVisitor, VisitorDetail, VisitorInvitation } from '../../api/types';

export const VISITORS = ['visitors'] as const;

export type VisitorState = PresentVisitor['state'];
export type InvitationKind = VisitorInvitation['kind'];

/** Who is on the site now. What a lost signal would leave behind, such as a card that expired, does not stay for long. */
export const useVisitors = (state: VisitorState | null, text: string) =>
	useInfiniteQuery({
		queryKey: [...VISITORS, 'list', state, text],
		queryFn: ({ pageParam, signal }) =>
			request<Page<PresentVisitor>>('GET', `/visitors${queryString({ state, text, cursor: pageParam })}`, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
		placeholderData: keepPreviousData,
		refetchInterval: 20_000,
	});

export const useVisitor = (id: string) =>
	useQuery({
		queryKey: [...VISITORS, id],
		queryFn: () => request<VisitorDetail>('GET', `/visitors/${id}`),
	});

export const sendInvitation = (
	id: string,
	body: { kind: InvitationKind; text?: string; imageUrl?: string; linkUrl?: string; departmentId?: string | null },
) => request<VisitorInvitation>('POST', `/visitors/${id}/invitations`, { body });
