import { expect, it } from 'vitest';
import type { ConversationPage } from '../../api/types';
import { fill, plainText } from '../canned/variables';
import { valuesOf } from './components/CannedMenu';

it('puts what a conversation has in the place of variables, its protocol for the number (CHT-6)', () => {
	const page = {
		conversation: { number: 231, customerName: 'Clara Prado', agent: { name: 'Diego' }, department: { name: 'Loja' } },
		panel: { customer: null },
	} as unknown as ConversationPage;
	const answer = '<p>{{customer.first_name}}, protocolo {{ticket.number}} com {{ticket.agent}}{{ticket.subject}}.</p>';
	const { html, missing } = fill(answer, valuesOf(page, { name: 'Diego', email: 'diego@loja.example' }));
	expect(plainText(html)).toBe('Clara, protocolo 231 com Diego.');
	expect(missing).toEqual(['ticket.subject']);
});
