import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ProblemError, queryString, request } from '../../api/client';
import type {
	CustomerForm,
	CustomerTicket,
	CustomerTicketMessage,
	CustomerTicketPage,
	Page,
	Portal,
	PortalSession,
} from '../../api/types';
import type { Contents } from '../field/values';

/** Where a portal's interface is. */
export const path = (account: string) => `/portal/${encodeURIComponent(account)}`;

export const portalSessionKey = (account: string) => ['portal', account, 'session'] as const;

export function usePortal(account: string) {
	return useQuery({
		queryKey: ['portal', account],
		queryFn: () => request<Portal>('GET', path(account)),
		staleTime: 60_000,
	});
}

/** Who is signed in; null for nobody. Also fetches the token without which the server ends no session. */
export function usePortalSession(account: string) {
	return useQuery({
		queryKey: portalSessionKey(account),
		queryFn: async () => {
			try {
				return await request<PortalSession>('GET', `${path(account)}/session`);
			} catch (failure) {
				if (failure instanceof ProblemError && failure.status === 401) {
					return null;
				}
				throw failure;
			}
		},
	});
}

/** Whether an answer is about the customer who is signed in, rather than for anybody. */
export const isOfCustomer = ([what, whose, part]: readonly unknown[], account: string) =>
	what === 'portal' && whose === account && part !== undefined && part !== 'session';

export const ownTicketsKey = (account: string) => ['portal', account, 'tickets'] as const;

export function useOwnTickets(account: string) {
	return useInfiniteQuery({
		queryKey: ownTicketsKey(account),
		queryFn: ({ pageParam, signal }) =>
			request<Page<CustomerTicket>>('GET', `${path(account)}/tickets${queryString({ cursor: pageParam })}`, { signal }),
		initialPageParam: null as string | null,
		getNextPageParam: (last) => last.nextCursor,
	});
}

/** Where the pages of a portal are. */
export const portalPages = (account: string) => {
	const home = `/portal/${account}`;
	return { home, opening: `${home}/new`, ticket: (number: number) => `${home}/tickets/${number}` };
};

export const ownTicketKey = (account: string, number: number) => ['portal', account, 'ticket', number] as const;

// Nothing tells customers' browsers of news: they ask for it.
const NEWS_EVERY = 30_000;

/** A ticket's page with its newest messages. */
export function useOwnTicket(account: string, number: number) {
	return useQuery({
		queryKey: ownTicketKey(account, number),
		queryFn: ({ signal }) => request<CustomerTicketPage>('GET', `${path(account)}/tickets/${number}`, { signal }),
		refetchInterval: NEWS_EVERY,
	});
}

/** Messages before those of the page. */
export const earlierMessages = (account: string, number: number, cursor: string) =>
	request<Page<CustomerTicketMessage>>('GET', `${path(account)}/tickets/${number}/messages${queryString({ cursor })}`);

/** What a customer is asked as they open a ticket. */
export function useCustomerForm(account: string) {
	return useQuery({
		queryKey: ['portal', account, 'form'],
		queryFn: ({ signal }) => request<CustomerForm>('GET', `${path(account)}/ticket-form`, { signal }),
	});
}

export interface NewOwnTicket {
	departmentId: string | null;
	categoryId: string | null;
	subject: string;
	text: string;
	attachmentIds: string[];
	fields: Contents;
	previousNumber: number | null;
}

export const openOwnTicket = (account: string, body: NewOwnTicket, idempotencyKey: string) =>
	request<{ number: number }>('POST', `${path(account)}/tickets`, { body, idempotencyKey });

export interface OwnAnswer {
	text: string;
	attachmentIds: string[];
}

export const answerOwnTicket = (account: string, number: number, body: OwnAnswer, idempotencyKey: string) =>
	request<{ number: number; reopened: boolean }>('POST', `${path(account)}/tickets/${number}/messages`, {
		body,
		idempotencyKey,
	});

export const cancelOwnTicket = (account: string, number: number, reason?: string) =>
	request<void>('POST', `${path(account)}/tickets/${number}/cancel`, { body: { reason } });

export const enterPortal = (account: string, credentials: { email: string; password: string }) =>
	request<void>('POST', `${path(account)}/session`, { body: credentials });

/** By which the chat knows who is signed in. */
export const chatToken = (account: string) => request<{ token: string }>('POST', `${path(account)}/chat-token`);

export const leavePortal = (account: string) => request<void>('DELETE', `${path(account)}/session`);
