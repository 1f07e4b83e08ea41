import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderConsole } from '../../fake/render';

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
