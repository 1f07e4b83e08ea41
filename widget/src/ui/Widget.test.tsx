import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeServer } from '../fake/server';
import { Session } from '../session';
import { Storage } from '../storage';
import { translator } from '../texts';
import { Widget } from './Widget';

let server: FakeServer;
const sessions: Session[] = [];

beforeEach(() => {
	localStorage.clear();
	sessionStorage.clear();
	vi.stubGlobal(
		'ResizeObserver',
		class {
			observe() {}
			disconnect() {}
		},
	);
	Element.prototype.scrollTo = () => {};
	server = new FakeServer();
	server.install();
});

afterEach(() => {
	sessions.splice(0).forEach((each) => each.end());
	cleanup();
});

/** The page is loaded. */
async function load(): Promise<Session> {
	const session = new Session({ key: 'k', server: 'http://chat.example', language: 'pt-BR' }, new Storage('k'), {
		page: () => ({ url: 'http://shop.example/', title: 'Loja' }),
		goTo: vi.fn(),
		heard: vi.fn(),
		referrer: '',
		identity: null,
	});
	sessions.push(session);
	render(<Widget session={session} say={translator('pt-BR')} whole={false} host={document.body} />);
	void session.begin();
	await waitFor(() => expect(session.connected.value).toBe(true));
	return session;
}

/** The window opens, and has the focus. */
async function open() {
	await userEvent.click(await screen.findByRole('button', { name: /Abrir/ }));
	await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog')));
}

function leave(session: Session) {
	session.end();
	cleanup();
}

const CLARA = { departmentId: 'd1', name: 'Clara', email: 'clara@example.com', answers: [], message: 'Oi' };

it('is open again after its page was loaded anew, with the conversation, and leaves the focus where it is', async () => {
	const session = await load();
	await session.start(CLARA);
	await open();
	leave(session);
	const again = await load();
	expect(await screen.findByRole('log')).toBeTruthy();
	expect(document.activeElement).toBe(document.body);
	await userEvent.click(screen.getByRole('button', { name: 'Minimizar' }));
	leave(again);
	await load();
	expect(screen.queryByRole('log')).toBeNull();
});

it('stays closed after its page was loaded anew where nothing had begun', async () => {
	const session = await load();
	await open();
	leave(session);
	await load();
	expect(screen.queryByRole('dialog')).toBeNull();
});

it('says above the field that one writes in that the line is lost, until it is back', async () => {
	const session = await load();
	await session.start(CLARA);
	await open();
	const field = screen.getByRole('textbox');
	server.reachable = false;
	dispatchEvent(new Event('offline'));
	const told = await screen.findByText(/Sem conexão/);
	expect(told.compareDocumentPosition(field)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
	server.reachable = true;
	dispatchEvent(new Event('online'));
	await waitFor(() => expect(screen.queryByText(/Sem conexão/)).toBeNull());
});

/** Clara waits, with something in the field that she has not sent. */
async function waiting(): Promise<Session> {
	const session = await load();
	await session.start(CLARA);
	await open();
	await userEvent.type(screen.getByRole('textbox'), 'meu pedido é o 4711');
	return session;
}

async function leaveMessage() {
	await userEvent.type(screen.getByLabelText('Seu nome *'), 'Clara');
	await userEvent.type(screen.getByLabelText('Seu e-mail *'), 'clara@example.com');
	await userEvent.click(screen.getByRole('button', { name: 'Enviar mensagem' }));
	expect(await screen.findByText(/1043/)).toBeTruthy();
	const [left] = server.requests.filter((each) => each.path === '/offline-messages');
	return left.body;
}

const WRITTEN = { departmentId: 'd1', message: 'Oi\nmeu pedido é o 4711' };

it('offers who waits to leave a message when nobody is there any more, with what they wrote (OFF-4)', async () => {
	const session = await waiting();
	expect(screen.queryByText(/Não há mais ninguém/)).toBeNull();
	server.change({ estimateSeconds: 120 });
	expect(await screen.findByText(/2 min/)).toBeTruthy();
	server.change({ alone: true });
	expect(await screen.findByText(/Não há mais ninguém/)).toBeTruthy();
	expect(screen.queryByText(/2 min/)).toBeNull();
	server.change({ state: 'RINGING' });
	await waitFor(() => expect(screen.queryByText(/Não há mais ninguém/)).toBeNull());
	server.change({ state: 'WAITING' });
	expect(await screen.findByText(/Não há mais ninguém/)).toBeTruthy();
	await userEvent.click(screen.getByRole('button', { name: 'Deixe sua mensagem' }));
	await userEvent.click(screen.getByRole('button', { name: 'Continuar na fila' }));
	expect(screen.getByDisplayValue('meu pedido é o 4711')).toBeTruthy();
	await userEvent.click(screen.getByRole('button', { name: 'Deixe sua mensagem' }));
	expect(await leaveMessage()).toMatchObject(WRITTEN);
	expect(session.conversation.value).toBeNull();
	expect(server.frames).not.toContainEqual({ type: 'end' });
	expect(await screen.findByText(/1043/)).toBeTruthy();
	await userEvent.click(screen.getByRole('button', { name: 'Iniciar outro atendimento' }));
	expect(await screen.findByRole('button', { name: 'Iniciar atendimento' })).toBeTruthy();
});

it('shows the form to leave a message when the hours end while one waits, with what they wrote (OFF-4)', async () => {
	await waiting();
	server.change({ state: 'ENDED', endReason: 'OUT_OF_HOURS' });
	expect(await screen.findByText(/Não conseguimos atender/)).toBeTruthy();
	expect(await leaveMessage()).toMatchObject(WRITTEN);
});

it('goes on with who was answered at the moment a message was left (OFF-4)', async () => {
	const session = await waiting();
	server.change({ alone: true });
	await userEvent.click(await screen.findByRole('button', { name: 'Deixe sua mensagem' }));
	vi.spyOn(session, 'leaveMessage').mockImplementation(async () => {
		server.agentAnswers();
		return 1043;
	});
	await userEvent.type(screen.getByLabelText('Seu nome *'), 'Clara');
	await userEvent.type(screen.getByLabelText('Seu e-mail *'), 'clara@example.com');
	await userEvent.click(screen.getByRole('button', { name: 'Enviar mensagem' }));
	expect(await screen.findByText(/1043/)).toBeTruthy();
	await userEvent.click(screen.getByRole('button', { name: 'Iniciar outro atendimento' }));
	expect(await screen.findByText(/Rosa entrou/)).toBeTruthy();
	expect(server.frames).not.toContainEqual({ type: 'end' });
});

it('asks for a transcript to the address that was told before, also after its page was loaded anew (CHT-13)', async () => {
	const session = await load();
	await session.start(CLARA);
	await open();
	leave(session);
	sessionStorage.removeItem('balcao:k:typed');
	const again = await load();
	server.end();
	await userEvent.click(await screen.findByRole('button', { name: /por e-mail/ }));
	expect(screen.getByDisplayValue('clara@example.com')).toBeTruthy();
	again.leave();
	expect(again.forms.email).toBe('');
});

it('stays at its end when a picture comes late, unless one has gone up (WCH-23)', async () => {
	const session = await load();
	await session.start(CLARA);
	server.agentAnswers();
	const file = { id: 'f1', name: 'mesa.png', mediaType: 'image/png', sizeBytes: 9, url: '/files/f1' };
	server.agentSends(file);
	await open();
	const log = screen.getByRole('log');
	const sizes = { scrollHeight: 500, scrollTop: 200, clientHeight: 300 };
	for (const name of ['scrollHeight', 'scrollTop', 'clientHeight'] as const) {
		Object.defineProperty(log, name, { get: () => sizes[name], configurable: true });
	}
	const toEnd = vi.spyOn(log, 'scrollTo').mockImplementation(() => {});
	fireEvent.scroll(log);
	// The picture takes its room, and the event of a scroll comes before that of the picture.
	sizes.scrollHeight = 900;
	fireEvent.scroll(log);
	fireEvent.load(screen.getByAltText('mesa.png'));
	expect(toEnd).toHaveBeenLastCalledWith({ top: 900 });
	sizes.scrollTop = 100;
	fireEvent.scroll(log);
	toEnd.mockClear();
	fireEvent.load(screen.getByAltText('mesa.png'));
	expect(toEnd).not.toHaveBeenCalled();
});

it('keeps what is typed into a form when the page is loaded anew', async () => {
	const session = await load();
	await open();
	await userEvent.type(await screen.findByLabelText('Seu nome *'), 'Clara');
	leave(session);
	await load();
	await open();
	expect(await screen.findByDisplayValue('Clara')).toBeTruthy();
});

it('shows in the window what a rule of the account has for who clicks on the button (GRD-31)', async () => {
	const session = await load();
	await open();
	expect(server.frames.at(-1)).toEqual({ type: 'open' });
	const card = { id: 't1', text: 'Que bom que clicou.', agent: null, imageUrl: null, linkUrl: null, expiresAt: null };
	server.tell({ type: 'invitation', ...card, proof: 'p1', open: false });
	await userEvent.click(await screen.findByRole('button', { name: 'Conversar' }));
	expect(await screen.findByRole('log')).toBeTruthy();
	expect(session.cards.shown.value).toBeNull();
});

it('shows the text of a promotion whose picture is not to be had', async () => {
	await load();
	const imageUrl = 'http://shop.example/fora.png';
	const card = { id: 'p1', text: 'Frete grátis hoje', agent: null, imageUrl, linkUrl: null, expiresAt: null };
	server.tell({ type: 'invitation', ...card, open: false });
	fireEvent.error(await screen.findByRole('img', { name: 'Frete grátis hoje' }));
	expect(await screen.findByText('Frete grátis hoje')).toBeTruthy();
	expect(screen.queryByRole('img', { name: 'Frete grátis hoje' })).toBeNull();
});

it('shows the picture of who attends beside the name (CAG-3)', async () => {
	const session = await load();
	await open();
	await session.start(CLARA);
	expect(document.querySelector('.head img')).toBeNull();
	server.agentAnswers('Rosa', '/pictures/p1');
	await waitFor(() =>
		expect(document.querySelector('.head img')).toHaveProperty('src', 'http://chat.example/widget/v1/k/pictures/p1'),
	);
});
