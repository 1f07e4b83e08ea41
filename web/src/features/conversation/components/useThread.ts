import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError, problemText } from '../../../api/client';
import type { ConversationMessage, ConversationPage } from '../../../api/types';
import { useTopic } from '../../../realtime/useTopic';
import { conversationKeys, markSeen, readEarlier, write } from '../api';
import { opened } from '../signals/signals';
import { joined, type Marks, stillUnsent, type Unsent, withMarks } from '../thread';

/** How long before what could not be sent for want of a connection is tried again, in milliseconds. */
const TRY_AGAIN = 3_000;
const TYPING_LASTS = 6_000;

export interface ThreadState {
	messages: ConversationMessage[];
	unsent: Unsent[];
	earlier: boolean;
	/** What the customer is typing, empty where agents are not shown it; null while they do not. */
	typing: string | null;
	readEarlier(): Promise<void>;
	/** All of them, from the first. */
	readAll(): Promise<void>;
	send(text: string, file?: { id: string; name: string }): void;
	again(clientId: string): void;
	discard(clientId: string): void;
}

/**
 * The messages of a conversation as they come, and what was written here until it is stored: a message is sent again
 * under the id it has, for as long as there is no connection, and stands there with its reason when it was refused.
 */
export function useThread(page: ConversationPage): ThreadState {
	const { id } = page.conversation;
	const queries = useQueryClient();
	const [messages, setMessages] = useState(page.messages);
	const [earlier, setEarlier] = useState(page.earlier);
	const [unsent, setUnsent] = useState<Unsent[]>([]);
	const waiting = useRef<Promise<unknown>>(Promise.resolve());
	const open = useRef(true);
	useEffect(() => {
		open.current = true;
		return () => {
			open.current = false;
		};
	}, []);
	// What was fetched anew holds what came meanwhile.
	useEffect(() => setMessages((before) => joined(before, page.messages)), [page.messages]);

	const [typing, setTyping] = useState<string | null>(null);
	const typingTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const refetch = () => void queries.invalidateQueries({ queryKey: conversationKeys.page(id) });
	useTopic(page.realtime.topic, {
		after: page.realtime.seq,
		onEvent: ({ kind, data }) => {
			if (kind === 'message') {
				const message = data as ConversationMessage;
				setMessages((before) => joined(before, [message]));
				if (message.kind === 'EVENT') {
					refetch();
				}
			}
		},
		onPassing: ({ kind, data }) => {
			if (kind === 'marks') {
				queries.setQueryData<ConversationPage>(
					conversationKeys.page(id),
					(before) => before && withMarks(before, (data as { marks: Marks }).marks),
				);
			}
		},
		onReset: refetch,
	});
	useTopic(page.desk.topic, {
		after: page.desk.seq,
		onEvent: refetch,
		onReset: refetch,
		onPassing: ({ kind, data }) => {
			if (kind === 'typing') {
				const told = data as { typing: boolean; text: string | null };
				setTyping(told.typing ? (told.text ?? '') : null);
				clearTimeout(typingTimer.current);
				typingTimer.current = setTimeout(() => setTyping(null), TYPING_LASTS);
			} else {
				refetch();
			}
		},
	});
	useSeen(page, messages);
	useEffect(() => opened(id), [id]);

	const mark = useCallback(
		(clientId: string, problem: string | null) =>
			setUnsent((all) => all.map((each) => (each.clientId === clientId ? { ...each, problem } : each))),
		[],
	);
	const transmit = useCallback(
		async (message: Unsent) => {
			// At least once, also when another conversation is looked at by the time that a file has been sent.
			do {
				try {
					const stored = await write(id, message.clientId, message.text, message.file?.id ?? null);
					setMessages((before) => joined(before, [stored]));
					return;
				} catch (failure) {
					const lost = failure instanceof ProblemError && (failure.status === 0 || failure.status >= 500);
					if (!lost) {
						mark(message.clientId, problemText(failure));
						return;
					}
					await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN));
				}
			} while (open.current);
		},
		[id, mark],
	);
	// One after the other, so that they arrive in the order in which they were written.
	const enqueue = (message: Unsent) => {
		waiting.current = waiting.current.then(() => transmit(message));
	};

	return {
		messages,
		unsent: stillUnsent(unsent, messages),
		earlier,
		typing,
		readEarlier: async () => {
			const more = await readEarlier(id, messages[0]?.seq ?? 1);
			setMessages((before) => joined(more, before));
			setEarlier((more[0]?.seq ?? 1) > 1);
		},
		readAll: async () => {
			let all = messages;
			while ((all[0]?.seq ?? 1) > 1) {
				const more = await readEarlier(id, all[0].seq);
				if (more.length === 0) {
					break;
				}
				all = joined(more, all);
			}
			setMessages((before) => joined(all, before));
			setEarlier(false);
		},
		send: (text, file) => {
			const message = { clientId: crypto.randomUUID(), text, file: file ?? null, problem: null };
			setUnsent((all) => [...all, message]);
			enqueue(message);
		},
		again: (clientId) => {
			const message = unsent.find((each) => each.clientId === clientId);
			if (message) {
				mark(clientId, null);
				enqueue(message);
			}
		},
		discard: (clientId) => setUnsent((all) => all.filter((each) => each.clientId !== clientId)),
	};
}

/** Tells that its agent has read what the customer wrote, while they look at it. */
function useSeen(page: ConversationPage, messages: ConversationMessage[]) {
	const queries = useQueryClient();
	const told = useRef(page.conversation.agentSeenSeq);
	const { id } = page.conversation;
	const attends = page.actions.includes('WRITE');
	const last = messages.findLast((each) => each.author === 'CUSTOMER')?.seq ?? 0;
	useEffect(() => {
		const tell = async () => {
			if (!attends || document.visibilityState !== 'visible' || last <= told.current) {
				return;
			}
			told.current = last;
			// What is not told now is told with the next message.
			await markSeen(id, last).catch(() => undefined);
			await queries.invalidateQueries({ queryKey: conversationKeys.lists });
		};
		void tell();
		const onVisible = () => void tell();
		document.addEventListener('visibilitychange', onVisible);
		return () => document.removeEventListener('visibilitychange', onVisible);
	}, [attends, id, last, queries]);
}
