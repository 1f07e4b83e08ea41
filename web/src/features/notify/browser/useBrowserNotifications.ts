import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RealtimeEvent } from '../../../realtime/connection';
import { markRead, placeOf } from '../api';
import { useNotificationText } from '../text';
import { inOneTab } from './inOneTab';
import { useBrowserSetting } from './useBrowserSetting';

/** What the server tells of a notification as it rings. */
interface Rung {
	id: string;
	kind: string;
	times?: number;
	/** Whether the agent wants browsers to show this kind. */
	show?: boolean;
	ticketId: string | null;
	number: number | null;
	subject: string | null;
	data: Record<string, unknown>;
}

/** Older news came while the computer slept: the bell has it. */
const FRESH = 60_000;

/** Answers what shows a ringing notification outside of the page, where that is wanted (NTF-6). */
export function useBrowserNotifications(): (event: RealtimeEvent) => void {
	const { i18n } = useTranslation();
	const [setting] = useBrowserSetting();
	const textOf = useNotificationText();
	const navigate = useNavigate();
	return (event) => {
		const rung = event.data as Rung;
		if (event.kind !== 'notification' || setting !== 'on' || !rung.show) {
			return;
		}
		if (Date.now() - Date.parse(event.at) > FRESH) {
			return;
		}
		const place = placeOf(rung.kind, rung.ticketId);
		void inOneTab(`${rung.id}:${rung.times ?? 1}`, isLookedAt(rung.ticketId), () => {
			const shown = new Notification(textOf(rung.kind, rung.data, rung.times ?? 1), {
				body: rung.number === null ? undefined : `#${rung.number} ${rung.subject ?? ''}`,
				// What repeats takes the place of what it repeats.
				tag: rung.id,
				lang: i18n.language,
			});
			shown.onclick = () => {
				window.focus();
				shown.close();
				if (place) {
					void navigate(place as never);
				}
				void markRead(rung.ticketId ? { ticketId: rung.ticketId } : { id: rung.id });
			};
		});
	};
}

function isLookedAt(ticketId: string | null): boolean {
	return (
		ticketId !== null &&
		window.location.pathname === `/tickets/${ticketId}` &&
		document.visibilityState === 'visible' &&
		document.hasFocus()
	);
}
