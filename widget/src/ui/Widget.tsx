import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Session } from '../session';
import { readableOn } from '../styles';
import type { Translate } from '../texts';
import { InvitationCard } from './InvitationCard';
import { Chat } from './icons';
import { Panel } from './Panel';

export interface Common {
	session: Session;
	say: Translate;
}

/** The button in the corner, the window that it opens, and an invitation while there is one. */
export function Widget({ session, say, whole, host }: Common & { whole: boolean; host: HTMLElement }) {
	const open = useSignal(whole || session.resumed);
	const launcher = useRef<HTMLButtonElement>(null);
	const wasOpen = useRef(open.value);
	const settings = session.settings.value;

	useEffect(() => {
		if (settings) {
			host.style.setProperty('--accent', settings.color);
			host.style.setProperty('--on-accent', readableOn(settings.color));
		}
	}, [settings, host]);

	const show = (now: boolean) => {
		open.value = now;
		session.opens(now);
	};

	// A page may open the chat by a link of its own.
	useEffect(() => {
		Object.assign(window, { balcao: { open: () => show(true) } });
	});

	useSignalEffect(() => {
		if (wasOpen.current && !open.value) {
			queueMicrotask(() => launcher.current?.focus());
		}
		wasOpen.current = open.value;
	});

	const opens = session.cards.shown.value?.open ? session.cards.shown.value.id : null;
	useEffect(() => {
		if (opens !== null) {
			show(true);
		}
	}, [opens]);

	if (!settings || session.unavailable.value) {
		return whole ? <p class="page center">{session.unavailable.value ? say('failed') : say('loading')}</p> : null;
	}
	const side = settings.side === 'LEFT' ? 'left' : 'right';
	const unread = session.unread.value;
	if (open.value) {
		return (
			<Panel
				session={session}
				say={say}
				settings={settings}
				whole={whole}
				side={side}
				close={() => {
					show(false);
					if (session.cards.shown.value?.open) {
						session.cards.answer(session.cards.shown.value, false);
					}
				}}
			/>
		);
	}
	return (
		<>
			{session.cards.shown.value && (
				<InvitationCard
					session={session}
					say={say}
					invitation={session.cards.shown.value}
					place={side}
					accepted={() => show(true)}
				/>
			)}
			<button
				ref={launcher}
				type="button"
				class={`launcher ${side}`}
				aria-label={unread > 0 ? `${say('open')} (${say('unread', { count: unread })})` : say('open')}
				aria-expanded="false"
				onClick={() => {
					show(true);
					session.clicked();
				}}
			>
				<Chat />
				{unread > 0 && (
					<span class="badge" aria-hidden="true">
						{unread > 99 ? '99+' : unread}
					</span>
				)}
			</button>
			<span class="aside" role="status">
				{unread > 0 ? say('unread', { count: unread }) : ''}
			</span>
		</>
	);
}
