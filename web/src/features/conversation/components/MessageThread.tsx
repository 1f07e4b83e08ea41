import { Anchor, Button, Group, Text } from '@mantine/core';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationMessage, ConversationPage } from '../../../api/types';
import { formatBytes, formatDateTime, formatTime } from '../../../frame/format';
import { RatingSign } from '../ratings/RatingSign';
import { markOf, type Unsent } from '../thread';
import classes from './Conversations.module.css';
import type { ThreadState } from './useThread';

const NEAR_END = 80;
const EVENTS = [
	'joined',
	'left',
	'transferred',
	'taken-over',
	'waiting',
	'ended',
	'idle-warning',
	'nobody-there',
	'somebody-there',
];

/** Messages and notes in the order in which they were written, what is under way at the end; follows at the end only. */
export function MessageThread({ thread, page }: { thread: ThreadState; page: ConversationPage }) {
	const { t } = useTranslation('conversation');
	const log = useRef<HTMLDivElement>(null);
	const [atEnd, setAtEnd] = useState(true);
	const scrolledTo = useRef(0);
	const { messages, unsent } = thread;
	const count = messages.length + unsent.length + page.notes.length;
	const toEnd = useCallback(() => log.current?.scrollTo({ top: log.current.scrollHeight }), []);
	useLayoutEffect(() => {
		if (atEnd && count >= 0) {
			toEnd();
		}
	}, [count, atEnd, toEnd]);
	useEffect(() => {
		// A composer that grows leaves less room.
		const size = new ResizeObserver(() => atEnd && toEnd());
		if (log.current) {
			size.observe(log.current);
		}
		return () => size.disconnect();
	}, [atEnd, toEnd]);

	return (
		<div
			ref={log}
			className={classes.thread}
			role="log"
			aria-label={t('thread.label')}
			// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
			tabIndex={0}
			onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
				const near = scrollHeight - scrollTop - clientHeight < NEAR_END;
				// Who does not go up is at the end still, however much comes below at this moment.
				const up = scrollTop < scrolledTo.current;
				setAtEnd((before) => near || (before && !up));
				scrolledTo.current = scrollTop;
			}}
			// A picture takes its room once it is there.
			onLoadCapture={() => atEnd && toEnd()}
		>
			{thread.earlier && (
				<Button variant="subtle" size="xs" onClick={() => void thread.readEarlier()}>
					{t('thread.earlier')}
				</Button>
			)}
			{entries(messages, page.notes).map((each) =>
				'seq' in each ? (
					<Message key={each.seq} message={each} page={page} />
				) : (
					<div key={each.id} className={classes.note}>
						<Text size="xs" c="dimmed">
							{each.agent.name} · {formatTime(each.writtenAt)} · {t(each.whisper ? 'note.isWhisper' : 'info.notes')}
						</Text>
						{each.text}
					</div>
				),
			)}
			{unsent.map((each) => (
				<Pending key={each.clientId} message={each} thread={thread} />
			))}
			{page.rating && (
				<div className={classes.event}>
					<Group gap={6} justify="center">
						{t('rated')} <RatingSign rating={page.rating} />
					</Group>
					{page.rating.comment && <p className={classes.comment}>“{page.rating.comment}”</p>}
				</div>
			)}
			{thread.typing !== null && (
				<Text className={classes.event} aria-live="off">
					{t('thread.typing', { name: page.conversation.customerName || t('thread.customer') })}
					{thread.typing !== '' && `: ${thread.typing}`}
				</Text>
			)}
			{!atEnd && (
				<Button className={classes.below} size="compact-sm" onClick={toEnd}>
					{t('thread.newBelow')}
				</Button>
			)}
		</div>
	);
}

type Note = ConversationPage['notes'][number];

function entries(messages: ConversationMessage[], notes: Note[]): (ConversationMessage | Note)[] {
	const at = (each: ConversationMessage | Note) => ('seq' in each ? each.sentAt : each.writtenAt);
	// Messages keep their order whatever their times say; notes go between.
	const from = messages[0]?.sentAt ?? '';
	const all: (ConversationMessage | Note)[] = [...messages];
	for (const note of notes.filter((each) => each.writtenAt >= from)) {
		const place = all.findIndex((each) => Date.parse(at(each)) > Date.parse(note.writtenAt));
		all.splice(place < 0 ? all.length : place, 0, note);
	}
	return all;
}

function Message({ message, page }: { message: ConversationMessage; page: ConversationPage }) {
	const { t } = useTranslation('conversation');
	if (message.kind === 'EVENT') {
		const what = String(message.event?.what ?? '');
		return EVENTS.includes(what) ? (
			<Text className={classes.event}>
				{t(`thread.event.${what}`, { name: message.agent?.name ?? t('thread.system') })} · {formatTime(message.sentAt)}
			</Text>
		) : null;
	}
	const own = message.author === 'AGENT';
	const name = own ? message.agent?.name : page.conversation.customerName || t('thread.customer');
	return (
		<div className={`${classes.message} ${own ? classes.own : ''}`}>
			<div className={classes.bubble}>
				{message.file && <File file={message.file} />}
				{message.text && <Linked text={message.text} />}
			</div>
			<p className={classes.mark} title={formatDateTime(message.sentAt)}>
				{name} · {formatTime(message.sentAt)}
				{own && ` · ${t(`thread.mark.${markOf(message.seq, page.conversation)}`)}`}
			</p>
		</div>
	);
}

function File({ file }: { file: NonNullable<ConversationMessage['file']> }) {
	const url = `/api/v1/attachments/${file.id}/content`;
	// Others, such as SVG, are saved.
	if (/^image\/(png|jpeg|gif|webp)$/.test(file.mediaType)) {
		return (
			<a href={url} target="_blank" rel="noopener">
				<img src={url} alt={file.name} loading="lazy" />
			</a>
		);
	}
	return (
		<Anchor href={url} download={file.name}>
			{file.name} ({formatBytes(file.sizeBytes)})
		</Anchor>
	);
}

/** A text whose web addresses can be followed; everything else of it is text, whatever it looks like. */
function Linked({ text }: { text: string }) {
	return text.split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g).map((part, place) =>
		place % 2 === 1 ? (
			// biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order
			<Anchor key={place} inherit underline="always" href={part} target="_blank" rel="noopener noreferrer nofollow">
				{part}
			</Anchor>
		) : (
			part
		),
	);
}

function Pending({ message, thread }: { message: Unsent; thread: ThreadState }) {
	const { t } = useTranslation('conversation');
	return (
		<div className={`${classes.message} ${classes.own}`} role={message.problem ? 'alert' : undefined}>
			<div className={classes.bubble}>{message.file ? message.file.name : message.text}</div>
			{message.problem === null ? (
				<p className={classes.mark}>{t('thread.sending')}</p>
			) : (
				<p className={classes.mark}>
					<Text span inherit c="red">
						{t('thread.refused', { problem: message.problem })}
					</Text>{' '}
					<Button size="compact-xs" variant="subtle" onClick={() => thread.again(message.clientId)}>
						{t('thread.again')}
					</Button>
					<Button size="compact-xs" variant="subtle" color="gray" onClick={() => thread.discard(message.clientId)}>
						{t('thread.discard')}
					</Button>
				</p>
			)}
		</div>
	);
}
