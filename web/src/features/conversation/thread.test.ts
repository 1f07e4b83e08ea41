import { describe, expect, it } from 'vitest';
import type { ConversationMessage, ConversationPage } from '../../api/types';
import { plainText } from '../canned/variables';
import { joined, markOf, stillUnsent, withMarks } from './thread';

const message = (seq: number, change: Partial<ConversationMessage> = {}): ConversationMessage => ({
	seq,
	author: 'AGENT',
	agent: null,
	clientId: `client-${seq}`,
	kind: 'TEXT',
	text: `Mensagem ${seq}`,
	file: null,
	event: null,
	sentAt: '2026-11-28T12:00:00Z',
	...change,
});

describe('The messages of a conversation', () => {
	it('stand in their order, each once, however they come', () => {
		const all = joined([message(3), message(1)], [message(2), message(3), message(4)]);
		expect(all.map((each) => each.seq)).toEqual([1, 2, 3, 4]);
	});

	it('take the place of what was being sent, by the id it was sent with', () => {
		const unsent = ['client-1', 'client-9'].map((clientId) => ({ clientId, text: '', file: null, problem: null }));
		expect(stillUnsent(unsent, [message(1)]).map((each) => each.clientId)).toEqual(['client-9']);
	});

	it('of the customer are nobody else’s, whatever id they have', () => {
		const unsent = [{ clientId: 'client-1', text: '', file: null, problem: null }];
		expect(stillUnsent(unsent, [message(1, { author: 'CUSTOMER' })])).toHaveLength(1);
	});

	it('keep how far they were read when an older mark comes late', () => {
		const page = {
			conversation: { customerGotSeq: 5, customerSeenSeq: 4, agentGotSeq: 2, agentSeenSeq: 2 },
		} as ConversationPage;
		const { conversation } = withMarks(page, {
			customerGotSeq: 6,
			customerSeenSeq: 3,
			agentGotSeq: 2,
			agentSeenSeq: 1,
		});
		expect(conversation).toEqual({ customerGotSeq: 6, customerSeenSeq: 4, agentGotSeq: 2, agentSeenSeq: 2 });
	});

	it('are sent, then delivered, then read', () => {
		const marks = { customerGotSeq: 5, customerSeenSeq: 3 };
		expect([3, 4, 6].map((seq) => markOf(seq, marks))).toEqual(['read', 'delivered', 'sent']);
	});
});

it('writes a canned answer as text, with its lines and lists', () => {
	expect(plainText('<p>Olá,<br>tudo bem?</p><ul><li>um</li><li>dois</li></ul>')).toBe('Olá,\ntudo bem?\n- um\n- dois');
});
