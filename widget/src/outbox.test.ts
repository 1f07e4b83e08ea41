import { describe, expect, it } from 'vitest';
import { pass, Shop, texts } from './fake/shop';

const shop = new Shop();

describe('A message that was written', () => {
	it('is sent again after the line was cut before its answer, and stored once (WCH-21)', async () => {
		const session = await shop.talking();
		shop.server.answers = false;
		shop.server.reachable = false;
		shop.server.cut();
		session.write('Escrita sem conexão');
		await pass(5_000);
		expect(session.outbox.unsent.value).toHaveLength(1);
		shop.server.reachable = true;
		shop.server.answers = true;
		await pass(60_000);
		expect(session.outbox.unsent.value).toHaveLength(0);
		expect(texts(session)).toEqual(['Oi', 'Escrita sem conexão']);
	});

	it('outlives a reload of the page', async () => {
		const session = await shop.talking();
		shop.server.reachable = false;
		shop.server.cut();
		session.write('Antes de recarregar');
		session.end();
		shop.server.reachable = true;
		const again = await shop.tab();
		await pass(1_000);
		expect(again.outbox.unsent.value).toHaveLength(0);
		expect(shop.server.messages.filter((each) => each.text === 'Antes de recarregar')).toHaveLength(1);
		expect(texts(again)).toEqual(['Oi', 'Antes de recarregar']);
	});

	it('is shown once, though its answer and the message itself both arrive', async () => {
		const session = await shop.talking();
		session.write('Uma vez');
		await pass(100);
		expect(texts(session)).toEqual(['Oi', 'Uma vez']);
		expect(session.outbox.unsent.value).toHaveLength(0);
	});

	it('shows in another tab too', async () => {
		const session = await shop.talking();
		const other = await shop.tab();
		session.write('Nas duas');
		await pass(100);
		expect(texts(other)).toEqual(['Oi', 'Nas duas']);
	});
});

describe('Messages that were written one after another', () => {
	const sent = () => shop.server.messages.filter((each) => each.author === 'CUSTOMER').map((each) => each.text);

	it('keep their order when one is told to wait (WCH-21)', async () => {
		const session = await shop.talking();
		shop.server.floods = 1;
		session.write('um');
		session.write('dois');
		await pass(100);
		session.write('três');
		expect(sent()).toEqual(['Oi']);
		await pass(1_500);
		expect(sent()).toEqual(['Oi', 'um', 'dois', 'três']);
		expect(session.outbox.unsent.value).toHaveLength(0);
		expect(session.problem.value).toBeNull();
	});

	it('go on when one is not taken at all, which stays and is told', async () => {
		const session = await shop.talking();
		session.write('proibida');
		session.write('depois');
		await pass(100);
		expect(sent()).toEqual(['Oi', 'depois']);
		expect(
			session.outbox.unsent.value.map((each) => [each.text, session.outbox.refused.value[each.clientId]?.detail]),
		).toEqual([['proibida', 'Não.']]);
	});
});
