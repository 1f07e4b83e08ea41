import { describe, expect, it, vi } from 'vitest';
import { CLARA, pass, Shop } from './fake/shop';

const shop = new Shop();

describe('Where several tabs are open, a redirect leads away', () => {
	const open = async () => {
		const went = [vi.fn(), vi.fn(), vi.fn()];
		const tabs = [await shop.tab(null, went[0]), await shop.tab(null, went[1]), await shop.tab(null, went[2])];
		return { tabs, went: () => went.map((each) => each.mock.calls.length) };
	};
	const redirect = async () => {
		shop.server.tell({ type: 'redirect', id: 'r1', url: 'http://shop.example/novo' });
		await pass(500);
	};

	it('the one that was looked at last alone', async () => {
		const { tabs, went } = await open();
		tabs[0].turnedTo(true);
		tabs[2].turnedTo(true);
		tabs[1].turnedTo(true);
		tabs[0].turnedTo(false);
		await redirect();
		expect(went()).toEqual([0, 1, 0]);
		expect(shop.server.frames.filter((each) => each.type === 'answer')).toHaveLength(1);
	});

	it('once, though it is told again to who goes by requests (GRD-6)', async () => {
		const { tabs, went } = await open();
		tabs[1].turnedTo(true);
		await redirect();
		await redirect();
		expect(went()).toEqual([0, 1, 0]);
	});

	it('one of the others, once that is closed', async () => {
		const { tabs, went } = await open();
		tabs[1].turnedTo(true);
		tabs[1].turnedTo(false);
		await redirect();
		expect(went().reduce((sum, each) => sum + each)).toBe(1);
	});
});

it('shows what a rule of the account says, and answers nobody (GRD-26)', async () => {
	const session = await shop.tab();
	const card = { id: 't1', text: 'Ajuda?', agent: null, imageUrl: null, linkUrl: null, expiresAt: null, open: true };
	shop.server.tell({ type: 'invitation', ...card });
	await pass(70_000);
	expect(session.cards.shown.value).toMatchObject(card);
	session.cards.saw(card);
	session.cards.answer(card, false);
	shop.server.tell({ type: 'redirect', url: 'http://shop.example/novo' });
	await pass(100);
	expect(session.cards.shown.value).toBeNull();
	expect(shop.server.frames.map((each) => each.type)).not.toContain('answer');
	expect(shop.server.frames.map((each) => each.type)).not.toContain('saw');
});

describe('Who follows a card of the account', () => {
	const CARD = { id: 't1', text: 'Ajuda?', agent: null, imageUrl: null, linkUrl: null, expiresAt: null, proof: 'p1' };
	const starts = () => shop.server.frames.filter((each) => each.type === 'start');

	it('is asked nothing, and says which card it was (BND-23)', async () => {
		const session = await shop.tab();
		shop.server.tell({ type: 'invitation', ...CARD });
		session.cards.answer(CARD, true);
		expect(session.entering.value).toBe(true);
		await pass(100);
		expect(session.entering.value).toBe(false);
		expect(session.conversation.value?.id).toBe('c1');
		expect(starts()).toMatchObject([{ proof: 'p1', name: '', email: '' }]);
		expect(shop.server.frames).toContainEqual({ type: 'answer', proof: 'p1', accepted: true });
	});

	it('is counted also where it leads to a page, and nothing begins (GRD-30)', async () => {
		const session = await shop.tab();
		session.cards.answer({ ...CARD, linkUrl: 'http://shop.example/oferta' }, true);
		session.cards.answer({ ...CARD, proof: 'p2' }, false);
		await pass(100);
		expect(shop.server.frames.filter((each) => each.type === 'answer')).toEqual([
			{ type: 'answer', proof: 'p1', accepted: true },
		]);
		expect(starts()).toEqual([]);
	});

	it('is asked where the server wants to know, and still came by the card (BND-24)', async () => {
		const session = await shop.tab();
		shop.server.refuses = { status: 400, errors: [{ field: 'departmentId', message: 'Escolha.' }] };
		session.cards.answer(CARD, true);
		await pass(100);
		expect(session.entering.value).toBe(false);
		expect(session.conversation.value).toBeNull();
		shop.server.refuses = null;
		await session.start(CLARA);
		expect(starts()).toMatchObject([{ proof: 'p1' }, { proof: 'p1', email: 'clara@example.com' }]);
		shop.server.end();
		session.leave();
		await session.start(CLARA);
		expect(starts()[2].proof).toBeUndefined();
	});

	it('says so also from the form that a card opened', async () => {
		const session = await shop.tab();
		shop.server.tell({ type: 'invitation', ...CARD, open: true });
		await session.start(CLARA);
		expect(starts()).toMatchObject([{ proof: 'p1', email: 'clara@example.com' }]);
	});
});
