import type { ConversationMessage, ConversationPage } from '../../api/types';

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

/** How far both sides have got and read. */
export type Marks = Pick<
	ConversationPage['conversation'],
	'customerGotSeq' | 'customerSeenSeq' | 'agentGotSeq' | 'agentSeenSeq'
>;

/** A conversation's page with marks that came meanwhile. They only go forward, whatever order they come in. */
export function withMarks(page: ConversationPage, told: Marks): ConversationPage {
	const { conversation } = page;
	const further = (mark: keyof Marks) => Math.max(conversation[mark], told[mark]);
	return {
		...page,
		conversation: {
			...conversation,
			customerGotSeq: further('customerGotSeq'),
			customerSeenSeq: further('customerSeenSeq'),
			agentGotSeq: further('agentGotSeq'),
			agentSeenSeq: further('agentSeenSeq'),
		},
	};
}

/** How far what an agent wrote has got. */
export type Mark = 'sent' | 'delivered' | 'read';

export function markOf(seq: number, marks: Pick<Marks, 'customerGotSeq' | 'customerSeenSeq'>): Mark {
	if (seq <= marks.customerSeenSeq) {
		return 'read';
	}
	return seq <= marks.customerGotSeq ? 'delivered' : 'sent';
}
