import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message, TicketEvent, TicketPageData } from '../../../api/types';
import { readEarlierMessages } from '../api';
import { LeftOut } from '../thread/LeftOut';
import { ThreadFilter } from '../thread/ThreadFilter';
import { useThreadFilter } from '../thread/useThreadFilter';
import { EventLine, SHOWN_EVENTS } from './EventLine';
import { MessageCard } from './MessageCard';

type Entry = { at: string; key: string } & ({ message: Message } | { event: TicketEvent });

/** Messages and events in the order in which they happened, the newest by the composer. */
export function Thread({ data, onSplit }: { data: TicketPageData; onSplit?: (messageId: string) => void }) {
	const { t } = useTranslation('ticket');
	const [earlier, setEarlier] = useState<Message[]>([]);
	const [cursor, setCursor] = useState(data.earlierCursor);
	const [loading, setLoading] = useState(false);
	const [shown, show] = useThreadFilter();
	const known = new Set(data.messages.map((each) => each.id));
	const messages = [...earlier.filter((each) => !known.has(each.id)), ...data.messages];

	const loadEarlier = async () => {
		if (!cursor) {
			return;
		}
		setLoading(true);
		try {
			const page = await readEarlierMessages(data.ticket.id, cursor);
			setEarlier((before) => [...page.items, ...before]);
			setCursor(page.nextCursor);
		} finally {
			setLoading(false);
		}
	};

	const all = entries(messages, data.events);
	// It stays where it is (SPL-3).
	const opening = cursor ? null : messages.find((each) => !each.mergedFrom)?.id;
	const visible = all.filter((entry) => shown === 'all' || 'message' in entry === (shown === 'messages'));
	return (
		<Stack gap="md">
			<ThreadFilter shown={shown} onChange={show} />
			{cursor && shown !== 'changes' && (
				<Button variant="default" onClick={() => void loadEarlier()} loading={loading}>
					{t('page.earlier')}
				</Button>
			)}
			{visible.map((entry) =>
				'message' in entry ? (
					<MessageCard
						key={entry.key}
						ticketId={data.ticket.id}
						message={entry.message}
						onSplit={
							onSplit && !entry.message.mergedFrom && entry.key !== opening ? () => onSplit(entry.key) : undefined
						}
					/>
				) : (
					<EventLine key={entry.key} event={entry.event} />
				),
			)}
			<LeftOut
				shown={shown}
				hidden={all.length - visible.length}
				visible={visible.length}
				onShowAll={() => show('all')}
			/>
		</Stack>
	);
}

function entries(messages: Message[], events: TicketEvent[]): Entry[] {
	const all: Entry[] = [
		...messages.map((message) => ({ at: message.createdAt, key: message.id, message })),
		...events.filter((event) => SHOWN_EVENTS.has(event.kind)).map((event) => ({ at: event.at, key: event.id, event })),
	];
	// The opening is written down just after the message that it came with, and is told before it.
	const time = (entry: Entry) => ('event' in entry && entry.event.kind === 'OPENED' ? 0 : Date.parse(entry.at));
	return all.sort((one, other) => time(one) - time(other));
}
