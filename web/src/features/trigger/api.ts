import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { ChatTrigger, ChatTriggerTest } from '../../api/types';

export const TRIGGERS = ['chat-triggers'] as const;

export type Condition = ChatTrigger['conditions'][number];
export type Subject = Condition['subject'];
export type Comparison = Condition['comparison'];

export const ACTIONS = ['INVITATION', 'PROMOTION', 'OPEN', 'REDIRECT'] as const;

const TEXT = ['CONTAINS', 'CONTAINS_NOT', 'IS', 'IS_NOT', 'MATCHES'] as const;
const NUMBER = ['AT_LEAST', 'AT_MOST'] as const;

/** What a condition may look at, and how each is compared. */
export const COMPARISONS: Record<Subject, readonly Comparison[]> = {
	PAGE_URL: TEXT,
	PAGE_TITLE: TEXT,
	REFERRER: TEXT,
	LANGUAGE: ['IS', 'IS_NOT'],
	SECONDS_ON_PAGE: NUMBER,
	SECONDS_ON_SITE: NUMBER,
	PAGES_SEEN: NUMBER,
	VISITS: NUMBER,
	IDENTIFIED: ['IS'],
	DEPARTMENT_ONLINE: ['IS', 'IS_NOT'],
};

export const isNumber = (subject: Subject) => COMPARISONS[subject] === NUMBER;

/** The triggers, in the order in which they are looked through. */
export const useTriggers = () =>
	useQuery({
		queryKey: TRIGGERS,
		queryFn: async () => (await request<{ items: ChatTrigger[] }>('GET', '/chat-triggers')).items,
	});

export const bodyOf = ({ id: _id, version: _version, ...body }: ChatTrigger) => body;

export interface Visit {
	pageUrl: string;
	pageTitle: string;
	referrer: string;
	language: string;
	secondsOnPage: number;
	secondsOnSite: number;
	pagesSeen: number;
	visits: number;
	identified: boolean;
	at: string | null;
}

export const testTriggers = (visit: Visit) => request<ChatTriggerTest>('POST', '/chat-triggers/test', { body: visit });
