import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Conversation, FileView, Message } from '../frames';
import type { Place, Settings } from '../settings';
import type { Unsent } from '../storage';
import type { TextKey, Translate } from '../texts';
import type { Upload } from '../uploads';
import type { Common } from './Widget';

const NEAR_END = 80;
const EVENTS: Record<string, TextKey> = {
	joined: 'eventJoined',
	left: 'eventLeft',
	transferred: 'eventTransferred',
	ended: 'eventEnded',
	'idle-warning': 'eventIdle',
	'nobody-there': 'eventNobody',
	'somebody-there': 'eventSomebody',
};

/** What was written, oldest first, with what is not sent yet at the end. Stays where one reads, or follows at the end. */
export function MessageLog({ session, say, settings }: Common & { settings: Settings | null }) {
	const log = useRef<HTMLDivElement>(null);
	const atEnd = useSignal(true);
	const scrolledTo = useRef(0);
	const messages = session.messages.value;
	const unsent = session.outbox.unsent.value;
	const uploads = session.files.list.value;
	const conversation = session.conversation.value;
	const count = messages.length + unsent.length + uploads.length + (session.agentTypes.value ? 1 : 0);

	const toEnd = () => log.current?.scrollTo({ top: log.current.scrollHeight });
	useLayoutEffect(() => {
		if (atEnd.value && count >= 0) {
			toEnd();
		}
	}, [count, atEnd]);
	useEffect(() => {
		// A phone's keyboard, or a form below, leaves less room.
		const size = new ResizeObserver(() => atEnd.value && toEnd());
		if (log.current) {
			size.observe(log.current);
		}
		return () => size.disconnect();
	}, [atEnd]);

	const last = messages.at(-1);
	return (
		<>
			<div
				ref={log}
				class="log"
				role="log"
				aria-live="polite"
				aria-label={say('title')}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
				tabIndex={0}
				onScroll={(event) => {
					const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
					const near = scrollHeight - scrollTop - clientHeight < NEAR_END;
					// Who does not go up is at the end still, however much comes below at this moment.
					atEnd.value = near || (atEnd.value && scrollTop >= scrolledTo.current);
					scrolledTo.current = scrollTop;
				}}
				// A picture takes its room once it is there.
				onLoadCapture={() => atEnd.value && toEnd()}
			>
				{messages.map((each) =>
					each.kind === 'EVENT' ? (
						<Event key={each.seq} message={each} say={say} />
					) : (
						<Written key={each.seq} message={each} conversation={conversation} say={say} place={session.place} />
					),
				)}
				{unsent.map((each) => (
					<UnsentLine key={each.clientId} message={each} session={session} say={say} />
				))}
				{uploads.map((each) => (
					<UploadLine
						key={each.clientId}
						upload={each}
						say={say}
						most={settings?.maxFileBytes ?? 0}
						retry={() => session.files.retry(each)}
						discard={() => session.files.discard(each)}
					/>
				))}
				{session.agentTypes.value && (
					<p class="event">{say('types', { name: conversation?.agent?.name ?? say('agent') })}…</p>
				)}
			</div>
			{!atEnd.value && last?.author === 'AGENT' && (
				<button
					type="button"
					class="jump"
					onClick={() => {
						atEnd.value = true;
						toEnd();
					}}
				>
					{say('newMessages')} ↓
				</button>
			)}
		</>
	);
}

function Event({ message, say }: { message: Message; say: Translate }) {
	const key = EVENTS[message.event?.what ?? ''];
	return key ? <p class="event">{say(key, { name: message.agent?.name ?? say('agent') })}</p> : null;
}

function Written({
	message,
	conversation,
	say,
	place,
}: {
	message: Message;
	conversation: Conversation | null;
	say: Translate;
	place: Place;
}) {
	const own = message.author === 'CUSTOMER';
	const time = new Date(message.sentAt).toLocaleTimeString(place.language, { hour: '2-digit', minute: '2-digit' });
	return (
		<div class={`message ${own ? 'own' : ''}`}>
			<div class="bubble">
				<span class="aside">{own ? say('you') : (message.agent?.name ?? say('agent'))}: </span>
				{message.file && <FileLink file={message.file} place={place} />}
				{message.text && <Linked text={message.text} />}
			</div>
			<p class="mark">
				{!own && message.agent ? `${message.agent.name} · ` : ''}
				{time}
				{own && ` · ${say(mark(message.seq, conversation))}`}
			</p>
		</div>
	);
}

function mark(seq: number, conversation: Conversation | null): TextKey {
	if (conversation && seq <= conversation.agentSeenSeq) {
		return 'read';
	}
	return conversation && seq <= conversation.agentGotSeq ? 'delivered' : 'sent';
}

function FileLink({ file, place }: { file: FileView; place: Place }) {
	const url = `${place.server}/widget/v1/${place.key}${file.url}`;
	// Others, such as SVG, are saved.
	const picture = /^image\/(png|jpeg|gif|webp)$/.test(file.mediaType);
	return (
		<a href={url} target="_blank" rel="noopener noreferrer" download={picture ? undefined : file.name}>
			{picture ? (
				<img src={url} alt={file.name} loading="lazy" />
			) : (
				`${file.name} (${megabytes(file.sizeBytes, place)})`
			)}
		</a>
	);
}

function megabytes(bytes: number, { language }: Place): string {
	if (bytes < 1024) {
		return `${bytes} B`;
	}
	const large = bytes >= 1_048_576;
	return `${(bytes / (large ? 1_048_576 : 1024)).toLocaleString(language, { maximumFractionDigits: 1 })} ${large ? 'MB' : 'kB'}`;
}

/** A text whose web addresses can be followed; everything else of it is text, whatever it looks like. */
function Linked({ text }: { text: string }) {
	const parts = text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g);
	return (
		<>
			{parts.map((part, place) =>
				place % 2 === 1 ? (
					<a key={place} href={part} target="_blank" rel="noopener noreferrer nofollow">
						{part}
					</a>
				) : (
					part
				),
			)}
		</>
	);
}

function UnsentLine({ message, session, say }: Common & { message: Unsent }) {
	const refused = session.outbox.refused.value[message.clientId];
	return (
		<div class="message own" role={refused && 'alert'}>
			<div class="bubble">{message.file ? message.file.name : message.text}</div>
			{refused ? (
				<>
					<p class="mark warning">
						{say('notSent')} {refused.detail}
					</p>
					<Retry say={say} retry={() => session.outbox.again(message)} discard={() => session.outbox.giveUp(message)} />
				</>
			) : (
				<p class="mark">{say('sending')}</p>
			)}
		</div>
	);
}

function Retry({ say, retry, discard }: { say: Translate; retry?(): void; discard(): void }) {
	return (
		<div class="buttons">
			{retry && (
				<button type="button" class="link" onClick={retry}>
					{say('again')}
				</button>
			)}
			<button type="button" class="link" onClick={discard}>
				{say('discard')}
			</button>
		</div>
	);
}

function UploadLine({
	upload,
	say,
	most,
	retry,
	discard,
}: {
	upload: Upload;
	say: Translate;
	most: number;
	retry(): void;
	discard(): void;
}) {
	const { failure } = upload;
	if (failure === null) {
		return (
			<div class="message own">
				<div class="bubble">{upload.name}</div>
				<progress value={upload.progress} max={1} aria-label={say('sending')} />
				<Retry say={say} discard={discard} />
			</div>
		);
	}
	const tooLarge = failure !== 'unreachable' && failure.type?.endsWith('too-large');
	return (
		<div class="message own" role="alert">
			<div class="bubble">{upload.name}</div>
			<p class="mark warning">
				{tooLarge
					? say('tooLarge', { megabytes: Math.floor(most / 1_048_576) })
					: `${say('notSent')} ${failure === 'unreachable' ? '' : (failure.detail ?? '')}`}
			</p>
			<Retry say={say} retry={tooLarge ? undefined : retry} discard={discard} />
		</div>
	);
}
