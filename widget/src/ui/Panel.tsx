import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Conversation } from '../frames';
import type { Settings } from '../settings';
import { setSilent, silent } from '../sound';
import type { Translate } from '../texts';
import { Ended } from './Ended';
import { InvitationCard } from './InvitationCard';
import { Dots, Down } from './icons';
import { type Left, OfflineForm } from './OfflineForm';
import { StartForm } from './StartForm';
import { Talk } from './Talk';
import type { Common } from './Widget';

/** How often, in milliseconds, it is asked who is there, while one has not begun. */
const RENEWED_EVERY = 30_000;

type Props = Common & { settings: Settings; whole: boolean; side: string; close(): void };

/** The window: who one talks to, and below it a form, the conversation, or what comes after it. */
export function Panel({ session, say, settings, whole, side, close }: Props) {
	const panel = useRef<HTMLElement>(null);
	const menu = useSignal(false);
	const ending = useSignal(false);
	/** The form that something was typed into, or that was asked for: it stays, whoever comes and goes. */
	const form = useSignal<'start' | 'offline' | null>(null);
	/** A message is left rather than waited for somebody. */
	const leaving = useSignal(false);
	const left = useSignal<Left | null>(null);
	const quiet = useSignal(silent());
	const conversation = session.conversation.value;
	const running = conversation !== null && conversation.state !== 'ENDED';

	useEffect(() => {
		// A page that was just loaded anew keeps its focus.
		if (!session.resumed) {
			panel.current?.focus();
		}
		session.look(document.visibilityState === 'visible');
		const seen = () => session.look(document.visibilityState === 'visible');
		document.addEventListener('visibilitychange', seen);
		return () => {
			document.removeEventListener('visibilitychange', seen);
			session.look(false);
		};
	}, [session]);

	const letGo = conversation !== null && unattended(conversation);
	const before = conversation === null;
	useEffect(() => {
		if (!before) {
			form.value = null;
			return;
		}
		const renew = () => document.visibilityState === 'visible' && void session.renewSettings();
		renew();
		const timer = setInterval(renew, RENEWED_EVERY);
		return () => clearInterval(timer);
	}, [before, form, session]);

	const leavesMessage =
		conversation !== null && settings.offlineForm && (letGo || (leaving.value && conversation.agent === null));
	const takenBack = useSignal(false);
	// The form begins with what was written; from then on it is as one changes it.
	useLayoutEffect(() => {
		if (leavesMessage) {
			session.takeBack();
		}
		takenBack.value = leavesMessage;
	}, [leavesMessage, takenBack, session]);

	const body = () => {
		if (!session.known.value || (session.entering.value && conversation === null)) {
			return <div class="page center">{say(session.known.value ? 'beginning' : 'loading')}</div>;
		}
		if (left.value !== null) {
			return <LeftMessage say={say} left={left.value} done={() => (left.value = null)} />;
		}
		if (leavesMessage) {
			if (!takenBack.value) {
				return null;
			}
			return (
				<div class="contents" onInput={() => session.forms.keep()}>
					<OfflineForm
						session={session}
						say={say}
						settings={settings}
						waited
						left={(message) => {
							left.value = message;
							leaving.value = false;
							session.giveUpWaiting();
						}}
						back={letGo ? undefined : () => (leaving.value = false)}
					/>
				</div>
			);
		}
		if (conversation === null) {
			const fits = settings.departments.some((each) => each.online) ? 'start' : 'offline';
			const shown = form.value ?? fits;
			return (
				<div
					class="contents"
					onInput={() => {
						form.value = shown;
						session.forms.keep();
					}}
				>
					{shown === 'start' ? (
						<StartForm session={session} say={say} settings={settings} offline={() => (form.value = 'offline')} />
					) : (
						<OfflineForm session={session} say={say} settings={settings} left={(message) => (left.value = message)} />
					)}
				</div>
			);
		}
		return running ? (
			<Talk
				session={session}
				say={say}
				conversation={conversation}
				settings={settings}
				leaveMessage={() => (leaving.value = true)}
			/>
		) : (
			<Ended session={session} say={say} conversation={conversation} />
		);
	};

	return (
		<section
			ref={panel}
			tabIndex={-1}
			class={`panel ${side} ${whole ? 'whole' : ''}`}
			role={whole ? 'main' : 'dialog'}
			aria-label={settings.texts.title || say('title')}
			onFocusIn={() => {
				session.resumed = false;
			}}
			onKeyDown={(event) => {
				if (event.key === 'Escape') {
					event.stopPropagation();
					if (menu.value) {
						menu.value = false;
					} else if (!whole) {
						close();
					}
				}
			}}
		>
			<div class="head">
				{running && conversation.agent?.photoUrl && (
					<img
						class="photo"
						src={`${session.place.server}/widget/v1/${session.place.key}${conversation.agent.photoUrl}`}
						alt=""
					/>
				)}
				<div class="grow">
					<h2>{settings.texts.title || say('title')}</h2>
					<p>{running && conversation.agent ? say('with', { name: conversation.agent.name }) : settings.company}</p>
				</div>
				<button
					type="button"
					class="icon"
					aria-label={say('menu')}
					aria-haspopup="true"
					aria-expanded={menu.value}
					onClick={() => {
						menu.value = !menu.value;
					}}
				>
					<Dots />
				</button>
				{!whole && (
					<button type="button" class="icon" aria-label={say('close')} onClick={close}>
						<Down />
					</button>
				)}
			</div>
			{menu.value && (
				<div class="menu">
					<button
						type="button"
						onClick={() => {
							quiet.value = !quiet.value;
							setSilent(quiet.value);
							menu.value = false;
						}}
					>
						{say(quiet.value ? 'soundOn' : 'soundOff')}
					</button>
					{running && (
						<button
							type="button"
							onClick={() => {
								ending.value = true;
								menu.value = false;
							}}
						>
							{say('end')}
						</button>
					)}
				</div>
			)}
			{session.known.value && !session.connected.value && !running && (
				<p class="note warning" role="status">
					{say('lost')}
				</p>
			)}
			{session.identityProblem.value && conversation === null && (
				<p class="note warning" role="status">
					{session.identityProblem.value.detail}
				</p>
			)}
			{ending.value && running && (
				<EndQuestion say={say} end={() => session.finish()} done={() => (ending.value = false)} />
			)}
			{conversation === null && session.cards.shown.value?.open && session.cards.shown.value.text && (
				<p class="note" role="status">
					{session.cards.shown.value.text}
				</p>
			)}
			{conversation === null && session.cards.shown.value && !session.cards.shown.value.open && (
				<InvitationCard
					session={session}
					say={say}
					invitation={session.cards.shown.value}
					place="inside"
					accepted={() => {}}
				/>
			)}
			{body()}
		</section>
	);
}

/** Whether it ended before anybody was there for it. */
const unattended = ({ state, endReason, agent }: Conversation) =>
	state === 'ENDED' && agent === null && (endReason === 'OUT_OF_HOURS' || endReason === 'OVERFLOW');

function LeftMessage({ say, left, done }: { say: Translate; left: Left; done(): void }) {
	return (
		<div class="page center" role="status">
			<strong>{say('leftNumber', { number: left.number })}</strong>
			<p>{say('left', { email: left.email })}</p>
			<button type="button" class="link" onClick={done}>
				{say('startNew')}
			</button>
		</div>
	);
}

function EndQuestion({ say, end, done }: { say: Translate; end(): void; done(): void }) {
	return (
		<div class="note" role="alertdialog" aria-label={say('endSure')}>
			<p>{say('endSure')}</p>
			<div class="buttons">
				<button
					type="button"
					class="plain"
					onClick={() => {
						end();
						done();
					}}
				>
					{say('end')}
				</button>
				<button type="button" class="plain" onClick={done}>
					{say('back')}
				</button>
			</div>
		</div>
	);
}
