import { useSignal } from '@preact/signals';
import type { Conversation } from '../frames';
import type { Settings } from '../settings';
import { Composer } from './Composer';
import { MessageLog } from './MessageLog';
import type { Common } from './Widget';

/** A running conversation: where it stands, what was written, and where one writes. Files may be dropped anywhere on it. */
export function Talk({
	session,
	say,
	conversation,
	settings,
	leaveMessage,
}: Common & { conversation: Conversation; settings: Settings; leaveMessage(): void }) {
	const over = useSignal(false);
	const alone = conversation.state === 'WAITING' && conversation.alone;
	return (
		<section
			class="talk"
			aria-label={say('title')}
			onDragOver={(event) => {
				event.preventDefault();
				over.value = true;
			}}
			onDragLeave={(event) => {
				if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) {
					over.value = false;
				}
			}}
			onDrop={(event) => {
				event.preventDefault();
				over.value = false;
				session.files.attach(event.dataTransfer?.files ?? []);
			}}
		>
			<Place say={say} conversation={conversation} alone={alone} />
			{alone && settings.offlineForm && (
				<div class="note warning" role="status">
					{say('nobodyThere')}{' '}
					<button type="button" class="link" onClick={leaveMessage}>
						{say('offlineTitle')}
					</button>
				</div>
			)}
			<MessageLog session={session} say={say} settings={settings} />
			{!session.connected.value && (
				<p class="note warning" role="status">
					{say('lost')}
				</p>
			)}
			<Composer session={session} say={say} settings={settings} />
			{over.value && <div class="drop">{say('drop')}</div>}
		</section>
	);
}

/** Where one stands; how long it takes is anybody's guess while nobody is there. */
function Place({ say, conversation, alone }: Pick<Common, 'say'> & { conversation: Conversation; alone: boolean }) {
	if (conversation.state === 'ACTIVE') {
		return null;
	}
	const { position, estimateSeconds } = conversation;
	return (
		<p class="note" role="status">
			{say(conversation.state === 'RINGING' ? 'ringing' : 'waiting')}
			{position !== null && ` · ${say('position', { position })}`}
			{estimateSeconds !== null &&
				!alone &&
				` ${estimateSeconds < 60 ? say('estimateShort') : say('estimate', { minutes: Math.round(estimateSeconds / 60) })}`}
		</p>
	);
}
