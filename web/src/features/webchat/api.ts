import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { ChatWidget } from '../../api/types';
import type { WidgetValues } from './values';

export const CHAT_WIDGET = ['chat-widget'] as const;

/** The account's widget, as it is saved. */
export const useChatWidget = () =>
	useQuery({
		queryKey: CHAT_WIDGET,
		queryFn: () => request<ChatWidget>('GET', '/chat-widget'),
		refetchOnWindowFocus: false,
	});

export const saveChatWidget = (
	{ side, color, sites, formEmail, inPortal, ...texts }: WidgetValues,
	version: number | undefined,
) =>
	request<ChatWidget>('PUT', '/chat-widget', {
		body: { side, color, sites, formEmail: formEmail.trim() || null, inPortal, texts },
		ifMatch: version,
	});

/** @param overlapHours for how long pages go on that carry the key so far */
export const changeWidgetKey = (overlapHours: number) =>
	request<ChatWidget>('POST', '/chat-widget/key', { body: { overlapHours } });
