import { useSignal } from '@preact/signals';
import type { Settings } from '../settings';
import { ContactForm } from './ContactForm';
import type { Common } from './Widget';

/** While nobody is there: when somebody will be, and a message to leave (OFF-3), which becomes a ticket. */
export function OfflineForm({ session, say, settings }: Common & { settings: Settings }) {
	const left = useSignal<{ number: number; email: string } | null>(null);
	// While the hours of one run somebody may be back at any moment.
	const opens = settings.departments.some((each) => each.open)
		? undefined
		: settings.departments.flatMap((each) => each.opensAt ?? []).sort()[0];

	// Somebody may be there, and a message be left nevertheless.
	const nobody = settings.departments.every((each) => !each.online);

	if (left.value !== null) {
		return (
			<div class="page center" role="status">
				<strong>{say('leftNumber', { number: left.value.number })}</strong>
				<p>{say('left', { email: left.value.email })}</p>
			</div>
		);
	}
	const closed = (
		<>
			<strong>{say(settings.offlineForm ? 'offlineTitle' : 'closedTitle')}</strong>
			{nobody && <p>{settings.offlineForm ? settings.texts.offline || say('offline') : say('closed')}</p>}
			{nobody && opens && <p class="hint">{say('opensAt', { when: dayAndTime(opens, session.place.language) })}</p>}
		</>
	);
	if (!settings.offlineForm) {
		return <div class="page center">{closed}</div>;
	}
	return (
		<ContactForm
			say={say}
			server={session.place.server}
			settings={settings}
			identity={session.identity.value}
			typed={session.typed}
			choosable={() => true}
			messageRequired={true}
			button={say('leave')}
			busy={say('sending')}
			send={async (contact) => {
				left.value = { number: await session.leaveMessage(contact), email: contact.email };
			}}
			before={closed}
		/>
	);
}

const dayAndTime = (time: string, language: string) =>
	new Date(time).toLocaleString(language, { weekday: 'long', hour: '2-digit', minute: '2-digit' });
