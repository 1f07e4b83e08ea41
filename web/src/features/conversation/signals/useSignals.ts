import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../frame/session';
import { useBrowserSetting } from '../../notify/browser/useBrowserSetting';
import { type News, ringUntil, signal } from './signals';

/** Answers what has the browser tell of news of the chat, as far as its agent wants that (NTF-12). */
export function useSignals(): (news: News) => void {
	const { i18n } = useTranslation();
	const { chatSignals } = useMe().agent;
	const [setting] = useBrowserSetting();
	const navigate = useNavigate();
	return (news) =>
		void signal(news, {
			wanted: chatSignals,
			browser: setting === 'on',
			language: i18n.language,
			open: (conversationId) => void navigate({ to: '/conversations/$conversationId', params: { conversationId } }),
		});
}

/** Rings while something waits for an answer, for who wants to hear it. */
export function useRinging(rings: boolean) {
	const { chatSignals } = useMe().agent;
	const audible = rings && chatSignals.includes('OFFER_SOUND');
	useEffect(() => {
		if (!audible) {
			return;
		}
		const ending = new AbortController();
		ringUntil(ending.signal);
		return () => ending.abort();
	}, [audible]);
}
