import type { ConversationMessage } from '../../api/types';

/** A message that was written here and is not known to be stored. */
export interface Unsent {
	clientId: string;
	text: string;
	file: { id: string; name: string } | null;
	/** Why it was refused; null while it is under way. */
	problem: string | null;
}

/** Messages in their order, each once, with more of them. */
export function joined(before: ConversationMessage[], more: ConversationMessage[]): ConversationMessage[] {
	const known = new Map(before.map((each) => [each.seq, each]));
	more.forEach((each) => known.set(each.seq, each));
	return [...known.values()].sort((one, other) => one.seq - other.seq);
}

/** What of it is not among the stored messages by now. */
export function stillUnsent(unsent: Unsent[], stored: ConversationMessage[]): Unsent[] {
	const ids = new Set(stored.filter((each) => each.author === 'AGENT').map((each) => each.clientId));
	return unsent.filter((each) => !ids.has(each.clientId));
}

/** How far what an agent wrote has got. */
export type Mark = 'sent' | 'delivered' | 'read';

export function markOf(seq: number, marks: { customerGotSeq: number; customerSeenSeq: number }): Mark {
	if (seq <= marks.customerSeenSeq) {
		return 'read';
	}
	return seq <= marks.customerGotSeq ? 'delivered' : 'sent';
}
