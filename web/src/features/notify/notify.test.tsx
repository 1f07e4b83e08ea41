import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderConsole } from '../../fake/render';
import type { FakeServer } from '../../fake/server';
import { inOneTab } from './browser/inOneTab';

const SLOW = { timeout: 15_000 };
const SETTING = 'balcao:browser-notifications';

const few = (server: FakeServer) => {
	server.data.tickets.length = 12;
};

/** Locks as browsers give them to tabs: one at a time, or none. */
function fakeLocks() {
	const held = new Set<string>();
	return {
		request: async (name: string, _: unknown, run: (lock: object | null) => Promise<void>) => {
			if (held.has(name)) {
				return run(null);
			}
			held.add(name);
			await run({ name }).finally(() => held.delete(name));
		},
	};
}

class FakeNotification {
	static permission: NotificationPermission = 'default';
	static asked = 0;
	static shown: FakeNotification[] = [];
	static async requestPermission() {
		FakeNotification.asked++;
		FakeNotification.permission = 'granted';
		return FakeNotification.permission;
	}
	onclick: (() => void) | null = null;
	close = vi.fn();
	constructor(
		readonly title: string,
		readonly options: NotificationOptions,
	) {
		FakeNotification.shown.push(this);
	}
}

beforeEach(() => {
	FakeNotification.permission = 'default';
	FakeNotification.asked = 0;
	FakeNotification.shown = [];
	vi.stubGlobal('Notification', FakeNotification);
	Object.defineProperty(navigator, 'locks', { configurable: true, value: fakeLocks() });
	localStorage.removeItem(SETTING);
});

afterEach(() => {
	vi.unstubAllGlobals();
	Reflect.deleteProperty(navigator, 'locks');
});

async function bell() {
	return screen.findByRole('button', { name: /^Notificações/ }, SLOW);
}

describe('the bell', () => {
	it('tells by ticket, and marks what is of one as read together (NTF-11)', async () => {
		const { server, user } = await renderConsole('/', (fresh) => {
			few(fresh);
			const [first, second] = fresh.data.notifications;
			if (first && second) {
				second.ticket = first.ticket;
				second.times = 3;
			}
		});
		await user.click(await bell());
		const list = await screen.findByRole('list', { name: 'Notificações' }, SLOW);
		const group = within(list).getAllByRole('listitem')[0] as HTMLElement;
		expect(within(group).getByText(/\(3 vezes\)/)).toBeVisible();
		await user.click(within(group).getByRole('button', { name: /^Marcar como lidas/ }));
		await waitFor(() => expect(server.data.notifications.filter((each) => !each.readAt)).toHaveLength(0), SLOW);
		expect(server.calls.some((call) => call.path.includes('ticketId='))).toBe(true);
	});

	it('leads to the ticket', async () => {
		const { server, user, router } = await renderConsole('/', few);
		await user.click(await bell());
		const list = await screen.findByRole('list', { name: 'Notificações' }, SLOW);
		const item = within(within(list).getAllByRole('listitem')[0] as HTMLElement)
			.getAllByRole('button')
			.at(-1);
		await user.click(item as HTMLElement);
		const { ticket } = server.data.notifications[0] ?? {};
		await waitFor(() => expect(router.state.location.pathname).toBe(`/tickets/${ticket?.id}`), SLOW);
	});
});

describe('the browser', () => {
	it('is asked only by the switch at the bell, then shows what rings, and leads there by a click (NTF-6)', async () => {
		const { server, user, router } = await renderConsole('/', few);
		await user.click(await bell());
		expect(FakeNotification.asked).toBe(0);
		await user.click(screen.getByRole('button', { name: 'Configurar notificações' }));
		await user.click(await screen.findByRole('switch', { name: /^Mostrar avisos/ }, SLOW));
		await waitFor(() => expect(FakeNotification.asked).toBe(1));
		await waitFor(() => expect(localStorage.getItem(SETTING)).toBe('true'));
		const ticket = server.receiveMail();
		await waitFor(() => expect(FakeNotification.shown).toHaveLength(1), SLOW);
		const [shown] = FakeNotification.shown;
		expect(shown?.title).toBe('Novo chamado no seu departamento');
		expect(shown?.options.body).toBe(`#${ticket.number} ${ticket.subject}`);
		shown?.onclick?.();
		await waitFor(() => expect(router.state.location.pathname).toBe(`/tickets/${ticket.id}`), SLOW);
		expect(shown?.close).toHaveBeenCalled();
	});

	it('shows nothing that its agent does not want, or has not let it (NTF-6)', async () => {
		localStorage.setItem(SETTING, 'true');
		FakeNotification.permission = 'granted';
		const { server, user } = await renderConsole('/', (fresh) => {
			few(fresh);
			fresh.data.me.agent.browserNotices = ['MENTIONS'];
		});
		await bell();
		server.receiveMail();
		await screen.findByRole('button', { name: /3 não lidas/ }, SLOW);
		await new Promise((resolve) => setTimeout(resolve, 400));
		expect(FakeNotification.shown).toHaveLength(0);
		FakeNotification.permission = 'denied';
		await user.click(await bell());
		await user.click(screen.getByRole('button', { name: 'Configurar notificações' }));
		expect(FakeNotification.asked).toBe(0);
	});
});

describe('of several tabs', () => {
	it('one shows it, and none when one of them looks at the ticket (NTF-6)', async () => {
		vi.useFakeTimers();
		const show = vi.fn();
		void inOneTab('a', false, show);
		void inOneTab('a', false, show);
		await vi.advanceTimersByTimeAsync(1000);
		expect(show).toHaveBeenCalledTimes(1);
		void inOneTab('b', false, show);
		void inOneTab('b', true, show);
		await vi.advanceTimersByTimeAsync(1000);
		expect(show).toHaveBeenCalledTimes(1);
		vi.useRealTimers();
	});
});
