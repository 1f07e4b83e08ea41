import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryString, request } from '../../api/client';
import type { ChatTrigger, ChatTriggerFigures, ChatTriggerTest, ConversationLabel } from '../../api/types';

export const TRIGGERS = ['chat-triggers'] as const;

export type Condition = ChatTrigger['conditions'][number];
export type Subject = Condition['subject'];
export type Comparison = Condition['comparison'];

export const ACTIONS = ['INVITATION', 'PROMOTION', 'OPEN', 'REDIRECT'] as const;
export const OCCASIONS = ['PAGE', 'CLICK'] as const;

const TEXT = ['CONTAINS', 'CONTAINS_NOT', 'IS', 'IS_NOT', 'MATCHES'] as const;
const NUMBER = ['AT_LEAST', 'AT_MOST'] as const;
const CHOICE = ['IS', 'IS_NOT'] as const;

/** What a condition may look at, and how each is compared. */
export const COMPARISONS: Record<Subject, readonly Comparison[]> = {
	PAGE_URL: TEXT,
	PAGE_TITLE: TEXT,
	REFERRER: TEXT,
	SEARCH_WORDS: TEXT,
	LANGUAGE: CHOICE,
	COUNTRY: CHOICE,
	SECONDS_ON_PAGE: NUMBER,
	SECONDS_ON_SITE: NUMBER,
	PAGES_SEEN: NUMBER,
	VISITS: NUMBER,
	IDENTIFIED: ['IS'],
	CHAT_REQUESTED: ['IS'],
	LABEL: CHOICE,
	DEVICE: CHOICE,
	BROWSER: CHOICE,
	SYSTEM: CHOICE,
	DEPARTMENT_ONLINE: CHOICE,
	QUEUE_LENGTH: NUMBER,
};

/** What may be chosen where a condition knows a few things only; as the server names them. */
export const CHOICES = {
	DEVICE: ['COMPUTER', 'PHONE', 'TABLET'],
	BROWSER: ['Chrome', 'Edge', 'Firefox', 'Opera', 'Safari', 'Samsung Internet'],
	SYSTEM: ['Android', 'ChromeOS', 'iOS', 'iPadOS', 'Linux', 'macOS', 'Windows'],
} as const;

/** The countries that a condition names. */
export const countriesOf = (value: string) => value.split(',').filter(Boolean);

export const isNumber = (subject: Subject) => COMPARISONS[subject] === NUMBER;

/** The triggers, in the order in which they are looked through. */
export const useTriggers = () =>
	useQuery({
		queryKey: TRIGGERS,
		queryFn: async () => (await request<{ items: ChatTrigger[] }>('GET', '/chat-triggers')).items,
	});

/** The labels that conversations can have. */
export const useLabels = () =>
	useQuery({
		queryKey: ['conversation-labels'],
		queryFn: async () => (await request<{ items: ConversationLabel[] }>('GET', '/conversation-labels')).items,
	});

/** Whether conversations begin by it. */
export const begins = (action: ChatTrigger['action']) => action === 'INVITATION' || action === 'OPEN';

/** What each trigger did within the last days, by its id. */
export const useFigures = (days: number) =>
	useQuery({
		queryKey: [...TRIGGERS, 'figures', days],
		placeholderData: keepPreviousData,
		queryFn: async () => {
			const { items } = await request<{ items: ChatTriggerFigures[] }>(
				'GET',
				`/chat-triggers/figures${queryString({ days: String(days) })}`,
			);
			return new Map(items.map((each) => [each.triggerId, each]));
		},
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
	device: string | null;
	browser: string | null;
	system: string | null;
	country: string | null;
	chatRequested: boolean;
	clicked: boolean;
	labelIds: string[];
	at: string | null;
}

export const testTriggers = (visit: Visit) => request<ChatTriggerTest>('POST', '/chat-triggers/test', { body: visit });
