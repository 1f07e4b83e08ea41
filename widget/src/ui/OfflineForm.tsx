import type { Settings } from '../settings';
import { ContactForm } from './ContactForm';
import type { Common } from './Widget';

/** A message that was left: the number of its ticket, and where the answer will go. */
export interface Left {
	number: number;
	email: string;
}

/** While nobody is there: when somebody will be, and a message to leave (OFF-3), which becomes a ticket. */
export function OfflineForm({
	session,
	say,
	settings,
	waited = false,
	left,
	back,
}: Common & {
	settings: Settings;
	/** Whether one has waited for somebody in vain. */
	waited?: boolean;
	left(message: Left): void;
	/** To where one goes on waiting instead. */
	back?(): void;
}) {
	// While the hours of one run somebody may be back at any moment.
	const opens = settings.departments.some((each) => each.open)
		? undefined
		: settings.departments.flatMap((each) => each.opensAt ?? []).sort()[0];

	// Somebody may be there, and a message be left nevertheless.
	const nobody = settings.departments.every((each) => !each.online);

	const closed = (
		<>
			<strong>{say(settings.offlineForm ? 'offlineTitle' : 'closedTitle')}</strong>
			{waited && !back && settings.offlineForm && <p role="status">{say('letGo')}</p>}
			{nobody && !waited && <p>{settings.offlineForm ? settings.texts.offline || say('offline') : say('closed')}</p>}
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
			typed={session.forms.typed}
			choosable={() => true}
			messageRequired={true}
			button={say('leave')}
			busy={say('sending')}
			send={async (contact) => {
				left({ number: await session.leaveMessage(contact), email: contact.email });
			}}
			before={closed}
			after={
				back && (
					<button type="button" class="link" onClick={back}>
						{say('stay')}
					</button>
				)
			}
		/>
	);
}

const dayAndTime = (time: string, language: string) =>
	new Date(time).toLocaleString(language, { weekday: 'long', hour: '2-digit', minute: '2-digit' });
