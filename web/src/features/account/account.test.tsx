import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderConsole } from '../../fake/render';
import { problem } from '../../fake/server';

const SLOW = { timeout: 15_000 };

const save = () => screen.getByRole('button', { name: 'Salvar' });

describe('the company’s data', () => {
	it('are kept, and what the server refuses stands beside its field (ACC-17)', async () => {
		const { user, server } = await renderConsole('/settings/company');
		const taxId = await screen.findByLabelText('CNPJ', undefined, SLOW);
		server.intercept = ({ method, path, body }) =>
			method === 'PUT' && path === '/account' && body.taxId === '1'
				? problem(400, 'validation', 'Confira os campos.', {
						errors: [{ field: 'taxId', code: 'format', message: 'Este CNPJ não é válido.' }],
					})
				: undefined;
		await user.type(taxId, '1');
		await user.click(save());
		expect(await screen.findByText('Este CNPJ não é válido.', undefined, SLOW)).toBeVisible();
		expect(taxId).toBeInvalid();
		await user.clear(taxId);
		await user.type(screen.getByLabelText('Telefone'), '+55 81 3333-0000');
		await user.click(save());
		await waitFor(() => expect(server.account.account.phone).toBe('+55 81 3333-0000'), SLOW);
		expect(screen.getByLabelText('Conta')).toHaveAttribute('readonly');
	});

	it('are shown beside what somebody else saved meanwhile', async () => {
		const { user, server } = await renderConsole('/settings/ticket-policy');
		const days = await screen.findByLabelText('Dias para reabrir', undefined, SLOW);
		Object.assign(server.account.account, { reopenDays: 7, version: 2 });
		await user.clear(days);
		await user.type(days, '15');
		await user.click(save());
		await user.click(await screen.findByRole('radio', { name: /15/ }, SLOW));
		await user.click(save());
		await waitFor(() => expect(server.account.account.reopenDays).toBe(15), SLOW);
	});
});

describe('the change of the owner', () => {
	it('asks for the account’s name, and says whom it goes to (OWN-2)', async () => {
		const { user, server } = await renderConsole('/settings/company/owner');
		const heir = server.data.agents.find((each) => each.id !== server.account.owner.id && each.emailValidated);
		if (!heir) {
			throw new Error('nobody to give the account to');
		}
		const give = await screen.findByRole('button', { name: 'Alterar proprietário' }, SLOW);
		await user.click(give);
		expect(screen.getByText('Escolha o novo proprietário.')).toBeVisible();
		await user.click(screen.getByRole('combobox', { name: /Novo proprietário/ }));
		await user.click(await screen.findByRole('option', { name: new RegExp(heir.name) }, SLOW));
		await user.click(screen.getByRole('checkbox', { name: /^Revogar os tokens/ }));
		const login = server.account.account.loginName;
		await user.type(screen.getByRole('textbox', { name: `Digite ${login} para confirmar` }), login);
		await user.click(give);
		await waitFor(() => expect(server.account.owner.name).toBe(heir.name), SLOW);
		expect(server.calls.find((call) => call.method === 'PUT' && call.path === '/account/owner')?.body).toMatchObject({
			to: heir.id,
			staysAdministrator: true,
			revokeTokens: false,
			endSessions: true,
		});
	});
});

describe('terms and privacy', () => {
	const part = (name: string) => within(screen.getByRole('form', { name }));

	it('begin as a draft, and are in force once the page is saved (TRM-4)', async () => {
		const { user, server } = await renderConsole('/settings/legal', ({ account }) => {
			Object.assign(account.documents[0] ?? {}, { draftHtml: '<p>Seja gentil.</p>' });
		});
		await screen.findByRole('heading', { name: 'Termos de uso' }, SLOW);
		const terms = part('Termos de uso');
		expect(terms.getByText('Rascunho ainda não publicado')).toBeVisible();
		expect(terms.getByText('Nenhum documento publicado')).toBeVisible();
		await user.click(terms.getByRole('button', { name: 'Salvar modificações' }));
		expect(await terms.findByText(/^Versão 1, em vigor desde/, undefined, SLOW)).toBeVisible();
		expect(terms.queryByText('Rascunho ainda não publicado')).toBeNull();
		await user.click(terms.getByRole('button', { name: 'Versões' }));
		await user.click(await screen.findByRole('button', { name: /Versão 1/ }, SLOW));
		await waitFor(() => expect(screen.getByText('Seja gentil.')).toBeVisible(), SLOW);
		expect(server.account.documents[1]?.liveNumber).toBe(0);
	});

	it('say what is wrong with an address, beside it (TRM-8)', async () => {
		const { user } = await renderConsole('/settings/legal');
		const address = await screen.findByLabelText('URL externa para política de privacidade', undefined, SLOW);
		await user.type(address, 'ftp://aurora.example');
		await user.click(part('Política de privacidade').getByRole('button', { name: 'Salvar modificações' }));
		expect(await screen.findByText('Informe um endereço http ou https.', undefined, SLOW)).toBeVisible();
		expect(address).toBeInvalid();
	});

	it('can be read by anybody, and say plainly when there are none (TRM-7)', async () => {
		const { router, server } = await renderConsole('/termos/aurora', (fake) => {
			fake.signedIn = false;
			Object.assign(fake.account.documents[0] ?? {}, { liveHtml: '<p>Seja gentil.</p>', address: '/termos/aurora' });
		});
		expect(await screen.findByText('Seja gentil.', undefined, SLOW)).toBeVisible();
		expect(screen.getByText(server.account.account.companyName)).toBeVisible();
		await router.navigate({ to: '/privacidade/aurora' });
		expect(await screen.findByText('Documento não encontrado', undefined, SLOW)).toBeVisible();
		expect(screen.queryByRole('link')).toBeNull();
	});
});

describe('the tokens of the API', () => {
	it('are shown once when they are made, and taken back after a question', async () => {
		const { user, server } = await renderConsole('/settings/api');
		await user.click(await screen.findByRole('button', { name: 'Novo token' }, SLOW));
		const dialog = within(await screen.findByRole('dialog', undefined, SLOW));
		await user.click(dialog.getByRole('button', { name: 'Criar token' }));
		expect(dialog.getByText('Dê um nome ao token.')).toBeVisible();
		expect(dialog.getByText('Escolha ao menos uma permissão.')).toBeVisible();
		await user.type(dialog.getByRole('textbox', { name: /^Nome/ }), 'Integração com o ERP');
		await user.click(dialog.getByRole('checkbox', { name: 'Ler chamados' }));
		await user.type(dialog.getByRole('textbox', { name: /Endereços IP/ }), '203.0.113.7');
		await user.click(dialog.getByRole('button', { name: 'Criar token' }));
		expect(await screen.findByText('blc_invented-secret-9f3a', undefined, SLOW)).toBeVisible();
		expect(server.calls.find((call) => call.method === 'POST' && call.path === '/api-tokens')?.body).toMatchObject({
			name: 'Integração com o ERP',
			scopes: ['tickets:read'],
			addresses: ['203.0.113.7'],
			days: 90,
		});
		await user.click(screen.getByRole('button', { name: 'Já guardei' }));
		await waitFor(() => expect(screen.queryByText('blc_invented-secret-9f3a')).toBeNull(), SLOW);
		await user.click(await screen.findByRole('button', { name: 'Revogar' }, SLOW));
		await user.click(
			within(await screen.findByRole('dialog', undefined, SLOW)).getByRole('button', { name: 'Revogar' }),
		);
		expect(await screen.findByText('Revogado', undefined, SLOW)).toBeVisible();
		expect(server.account.tokens[0]?.state).toBe('REVOKED');
	});

	it('are made by agents only where the account lets them', async () => {
		await renderConsole('/settings/api', ({ data }) => {
			data.me.permissions = data.me.permissions.filter((each) => each !== 'MANAGE_ACCOUNT');
		});
		expect(await screen.findByText('Nesta conta, só administradores criam tokens.', undefined, SLOW)).toBeVisible();
		expect(screen.queryByRole('button', { name: 'Novo token' })).toBeNull();
		expect(screen.queryByRole('switch')).toBeNull();
	});
});
