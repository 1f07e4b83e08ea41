import { expect, it } from 'vitest';
import type { ConversationPage, Ticket } from '../../api/types';
import { fill, plainText } from '../canned/variables';
import { valuesOf } from './components/CannedMenu';

const PAGE = {
	conversation: { number: 231, customerName: 'Clara Prado', agent: { name: 'Diego' }, department: { name: 'Loja' } },
	panel: { customer: null },
} as unknown as ConversationPage;
const DIEGO = { name: 'Diego', email: 'diego@loja.example' };

it('puts what a conversation has in the place of variables, and nothing for a ticket it has not (CHT-6)', () => {
	const answer =
		'<p>{{customer.first_name}}, protocolo {{conversation.protocol}}, chamado "{{ticket.number}}" de "{{ticket.agent}}".</p>';
	const { html, missing } = fill(answer, valuesOf(PAGE, DIEGO, null));
	expect(plainText(html)).toBe('Clara, protocolo 231, chamado "" de "".');
	expect(missing).toEqual(['ticket.number', 'ticket.agent']);
});

it('speaks of the ticket that a conversation became (CHT-6)', () => {
	const ticket = { number: 1042, subject: 'Troca', category: null, agent: { name: 'Bia' } } as Ticket;
	const answer =
		'<p>{{ticket.number}}: {{ticket.subject}}, {{ticket.agent}}; {{conversation.protocol}}{{ticket.category}}</p>';
	const { html, missing } = fill(answer, valuesOf(PAGE, DIEGO, ticket));
	expect(plainText(html)).toBe('1042: Troca, Bia; 231');
	expect(missing).toEqual(['ticket.category']);
});
