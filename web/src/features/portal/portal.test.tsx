import { cleanup, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderConsole } from '../../fake/render';
import type { FakeServer } from '../../fake/server';

beforeEach(() => sessionStorage.clear());

const signedIn = (server: FakeServer) => {
	server.portal.signedIn = true;
};

describe('the portal', () => {
	it('lets a customer in by e-mail and password, and out again (SEC-30)', async () => {
		const { server, user } = await renderConsole('/portal/aurora');
		await user.click(await screen.findByRole('button', { name: 'Entrar' }));
		expect(screen.getAllByText('Preencha este campo.')).toHaveLength(2);
		await user.type(screen.getByLabelText('E-mail'), ' beatriz@cliente.example ');
		await user.type(screen.getByLabelText('Senha'), 'errada');
		await user.click(screen.getByRole('button', { name: 'Entrar' }));
		expect(await screen.findByRole('alert')).toHaveTextContent('Não foi possível entrar');
		expect(screen.getByLabelText('E-mail')).toHaveValue('beatriz@cliente.example');
		await user.clear(screen.getByLabelText('Senha'));
		await user.type(screen.getByLabelText('Senha'), 'a certa{Enter}');
		expect(await screen.findByText('Mesa com risco na entrega')).toBeInTheDocument();
		expect(screen.getByText('Aguardando você')).toBeInTheDocument();
		const sent = server.calls.filter((each) => each.method === 'POST').at(-1);
		expect(sent?.body).toEqual({ email: 'beatriz@cliente.example', password: 'a certa' });
		await user.click(screen.getByRole('button', { name: 'Sair' }));
		expect(await screen.findByText(/^Você saiu/)).toBeInTheDocument();
	});

	it('lets a customer cancel an open ticket (CLS-6)', async () => {
		const { server, user } = await renderConsole('/portal/aurora', (fresh) => {
			fresh.portal.signedIn = true;
		});
		await user.click(await screen.findByRole('button', { name: 'Cancelar o chamado nº 1042' }));
		await user.type(await screen.findByRole('textbox', { name: 'Motivo' }), 'Já resolvi.');
		await user.click(screen.getByRole('button', { name: 'Cancelar chamado' }));
		expect(await screen.findByText('Cancelado')).toBeInTheDocument();
		expect(screen.queryByRole('button', { name: /Cancelar o chamado/ })).toBeNull();
		expect(server.calls.filter((each) => each.method === 'POST').at(-1)?.body).toEqual({ reason: 'Já resolvi.' });
	});

	it('links to the documents that the company has (POR-7)', async () => {
		await renderConsole('/portal/aurora', (server) => {
			server.portal.signedIn = true;
		});
		expect(await screen.findByRole('link', { name: 'Termos de uso' })).toHaveAttribute('href', '/terms/aurora');
		expect(screen.queryByRole('link', { name: 'Política de privacidade' })).toBeNull();
		expect(document.title).toBe('Aurora Móveis');
	});

	it('sends to the page of the company where there is one, and says so when there is no way in (POR-2)', async () => {
		const replace = vi.fn();
		vi.stubGlobal('location', { ...window.location, pathname: '/portal/aurora', search: '', replace });
		await renderConsole('/portal/aurora', (server) => {
			server.portal.company.passwordSignIn = false;
			server.portal.company.authenticationUrl = 'https://www.cliente.example/entrar';
		});
		await waitFor(() => expect(replace).toHaveBeenCalledWith('https://www.cliente.example/entrar'));
	});

	describe('with the chat of the company (WCH-2)', () => {
		const script = () => document.querySelector<HTMLScriptElement>('script[src="/widget.js"]');
		const chat = (server: FakeServer) => {
			server.portal.company.chatKey = 'K1';
		};

		it('tells it who is signed in, also on the page of a ticket, and begins it anew for who signs out', async () => {
			const { user } = await renderConsole('/portal/aurora/tickets/1042', (server) => {
				chat(server);
				signedIn(server);
			});
			await waitFor(() => expect(script()?.dataset).toMatchObject({ key: 'K1', token: 'portal~Beatriz' }));
			const host = document.body.appendChild(document.createElement('balcao-chat'));
			const ended = vi.fn(() => host.remove());
			host.addEventListener('end', ended);
			await user.click(await screen.findByRole('button', { name: 'Sair' }));
			await waitFor(() => expect(ended).toHaveBeenCalledOnce());
			await waitFor(() => expect({ ...script()?.dataset }).toEqual({ key: 'K1', language: 'pt-BR' }));
		});

		it('leaves it out where the company does', async () => {
			await renderConsole('/portal/aurora', signedIn);
			expect(await screen.findByText('Mesa com risco na entrega')).toBeInTheDocument();
			expect(script()).toBeNull();
		});
	});

	it('says when the company has not opened it', async () => {
		await renderConsole('/portal/aurora', (server) => {
			server.portal.company.passwordSignIn = false;
		});
		expect(await screen.findByText(/ainda não abriu o painel/)).toBeInTheDocument();
	});

	it('knows no other portal', async () => {
		await renderConsole('/portal/outra');
		expect(await screen.findByText('Painel não encontrado')).toBeInTheDocument();
	});
});

const NUMBER = {
	id: 'f-number',
	name: 'Número do pedido',
	help: null,
	type: 'TEXT' as const,
	required: true,
	limits: {
		least: null,
		most: null,
		maxLength: 120,
		textKind: 'TEXT' as const,
		pastAllowed: true,
		futureAllowed: true,
	},
	options: [],
	departmentIds: [],
	categoryIds: [],
};

describe('opening a ticket at the portal', () => {
	it('asks what customers must fill in, where it is asked, and leads to the ticket (POR-12, FLD-9)', async () => {
		const { server, user } = await renderConsole('/portal/aurora', (fresh) => {
			signedIn(fresh);
			fresh.portal.form.fields.push(NUMBER, {
				...NUMBER,
				id: 'f-model',
				name: 'Modelo da mesa',
				required: false,
				departmentIds: ['d-support'],
				categoryIds: ['c-tables'],
			});
		});
		await user.click(await screen.findByRole('link', { name: 'Abrir chamado' }));
		await user.click(await screen.findByRole('button', { name: 'Abrir chamado' }));
		expect(screen.getByText('Escolha o departamento.')).toBeInTheDocument();
		expect(screen.getByText('Diga em poucas palavras do que se trata.')).toBeInTheDocument();
		expect(screen.getByText('Escreva a mensagem ou anexe um arquivo.')).toBeInTheDocument();
		await user.click(screen.getByRole('combobox', { name: 'Departamento' }));
		await user.click(await screen.findByRole('option', { name: 'Assistência técnica' }));
		expect(screen.queryByLabelText('Modelo da mesa')).toBeNull();
		await user.click(screen.getByRole('combobox', { name: 'Categoria' }));
		await user.click(await screen.findByRole('option', { name: 'Mesas' }));
		await user.type(screen.getByLabelText('Modelo da mesa'), 'Ipê');
		await user.type(screen.getByRole('textbox', { name: 'Assunto' }), 'Mesa bamba');
		await user.type(screen.getByRole('textbox', { name: 'Mensagem' }), 'Um pé está solto.');
		await user.click(screen.getByRole('button', { name: 'Abrir chamado' }));
		expect(screen.getByRole('textbox', { name: 'Número do pedido' })).toBeInvalid();
		expect(server.calls.filter((each) => each.method === 'POST')).toHaveLength(0);
		await user.type(screen.getByRole('textbox', { name: 'Número do pedido' }), '123');
		await user.click(screen.getByRole('button', { name: 'Abrir chamado' }));
		expect(await screen.findByRole('heading', { name: 'Mesa bamba' })).toBeInTheDocument();
		expect(screen.getByText('Aguardando atendimento')).toBeInTheDocument();
		const sent = server.calls.find((each) => each.method === 'POST');
		expect(sent?.body).toMatchObject({
			departmentId: 'd-support',
			categoryId: 'c-tables',
			fields: { 'f-number': '123', 'f-model': 'Ipê' },
		});
		expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
	});

	it('keeps what was typed through a reload (POR-12)', async () => {
		const first = await renderConsole('/portal/aurora/new', signedIn);
		await first.user.type(await screen.findByRole('textbox', { name: 'Assunto' }), 'Cadeira');
		cleanup();
		await renderConsole('/portal/aurora/new', signedIn);
		expect(await screen.findByRole('textbox', { name: 'Assunto' })).toHaveValue('Cadeira');
	});

	it('is not offered to who may not open tickets (CUS-5)', async () => {
		await renderConsole('/portal/aurora', (server) => {
			signedIn(server);
			server.portal.form.mayOpen = false;
		});
		expect(await screen.findByText('Mesa com risco na entrega')).toBeInTheDocument();
		expect(screen.queryByRole('link', { name: 'Abrir chamado' })).toBeNull();
	});
});

describe("a ticket's page at the portal", () => {
	it('shows the fields and the thread, and takes an answer (POR-13, POR-14)', async () => {
		const { server, user } = await renderConsole('/portal/aurora/tickets/1042', (fresh) => {
			signedIn(fresh);
			fresh.portal.about.fields = [
				{
					id: 'f-cpf',
					target: 'TICKET_OPENING',
					type: 'CPF',
					name: 'CPF',
					textKind: null,
					value: '52998224725',
					labels: [],
				},
			];
		});
		expect(await screen.findByText('529.982.247-25')).toBeInTheDocument();
		expect(screen.getByRole('article', { name: 'Mensagem de Aurora Móveis' })).toHaveTextContent('foto?');
		await user.click(screen.getByRole('button', { name: 'Enviar resposta' }));
		expect(screen.getByText('Escreva a mensagem ou anexe um arquivo.')).toBeInTheDocument();
		await user.type(screen.getByRole('textbox', { name: 'Sua resposta' }), 'Segue a foto.');
		await user.click(screen.getByRole('button', { name: 'Enviar resposta' }));
		expect(await screen.findByRole('article', { name: 'Mensagem de Você' })).toHaveTextContent('Segue a foto.');
		expect(screen.getByRole('textbox', { name: 'Sua resposta' })).toHaveValue('');
		expect(server.calls.find((each) => each.method === 'POST')?.body).toEqual({
			text: 'Segue a foto.',
			attachmentIds: [],
		});
	});

	it('says until when an answer brings a closed ticket back, and offers another after that (POR-14)', async () => {
		const { user, server } = await renderConsole('/portal/aurora/tickets/1042', (fresh) => {
			signedIn(fresh);
			fresh.portal.about.mayReply = true;
			fresh.portal.about.reopensUntil = '2026-12-04T12:00:00Z';
		});
		expect(await screen.findByText(/responda até .*2026/)).toBeInTheDocument();
		await user.type(screen.getByRole('textbox', { name: 'Sua resposta' }), 'Voltou.');
		server.portal.about.mayReply = false;
		await user.click(screen.getByRole('button', { name: 'Enviar e reabrir' }));
		await user.click(await screen.findByRole('link', { name: 'Abrir outro chamado' }));
		expect(await screen.findByText('Dá sequência ao chamado nº 1042.')).toBeInTheDocument();
	});

	it('is found at its address once one has signed in (POR-13)', async () => {
		const { user } = await renderConsole('/portal/aurora/tickets/1042');
		await user.type(await screen.findByLabelText('E-mail'), 'beatriz@cliente.example');
		await user.type(screen.getByLabelText('Senha'), 'a certa{Enter}');
		expect(await screen.findByRole('heading', { name: 'Mesa com risco na entrega' })).toBeInTheDocument();
	});

	it('comes back from the page of the company to where one wanted to go (POR-13)', async () => {
		sessionStorage.setItem('balcao.portal.aurora.wanted', '/portal/aurora/tickets/1042');
		await renderConsole('/portal/aurora', signedIn);
		expect(await screen.findByRole('heading', { name: 'Mesa com risco na entrega' })).toBeInTheDocument();
	});

	it('says so where there is none (POR-13)', async () => {
		await renderConsole('/portal/aurora/tickets/7', signedIn);
		expect(await screen.findByText('Chamado não encontrado')).toBeInTheDocument();
	});
});
