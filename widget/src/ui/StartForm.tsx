import { useSignal } from '@preact/signals';
import type { Settings } from '../settings';
import { ContactForm } from './ContactForm';
import type { Common } from './Widget';

/** What is asked before a conversation begins, while somebody is there for one. */
export function StartForm({ session, say, settings, offline }: Common & { settings: Settings; offline(): void }) {
	const refused = useSignal(false);
	return (
		<ContactForm
			say={say}
			server={session.place.server}
			settings={settings}
			identity={session.identity.value}
			typed={session.forms.typed}
			choosable={(each) => each.online}
			messageRequired={false}
			button={say('begin')}
			busy={say('beginning')}
			send={async (contact) => {
				try {
					await session.start(contact);
				} catch (failure) {
					refused.value = true;
					throw failure;
				}
			}}
			before={
				<>
					{settings.texts.greeting && <p class="greeting">{settings.texts.greeting}</p>}
					<p>{settings.texts.explanation || say('explanation')}</p>
				</>
			}
			after={
				settings.offlineForm &&
				// Where the queue is full as well, a message can be left.
				(refused.value || settings.departments.some((each) => !each.online)) && (
					<button type="button" class="link" onClick={offline}>
						{say('offlineTitle')}
					</button>
				)
			}
		/>
	);
}
