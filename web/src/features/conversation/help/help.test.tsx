import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderConsole } from '../../../fake/render';
import { TOPICS } from './topics';

const SLOW = { timeout: 15_000 };

it('the help tells what there is to do, by which keys and where, and leads there (CPN-3)', async () => {
	const { user, router } = await renderConsole('/conversations/help');
	await screen.findByRole('heading', { level: 1, name: 'Ajuda do atendimento' }, SLOW);
	const index = within(screen.getByRole('navigation', { name: 'Índice da ajuda' }));
	expect(index.getAllByRole('link').map((each) => each.textContent)).toEqual([
		'Entrar',
		'Seu status e seus avisos',
		'Fila para atendimento',
		'Conversar com o cliente',
		'Visitantes',
		'Enviar convite',
		'Enviar promoção',
		'Redirecionar navegação',
	]);
	const keys = screen.getByRole('table', { name: 'Atalhos: Fila para atendimento' });
	expect(within(keys).getByRole('row', { name: 'Próximo da fila P' })).toBeVisible();
	await user.click(screen.getAllByRole('link', { name: 'Abrir Visitantes' })[0] as HTMLElement);
	expect(router.state.location.pathname).toBe('/visitors');
});

it('says nothing of visitors to who may not see them (CPN-3)', async () => {
	await renderConsole('/conversations/help', (server) => {
		server.data.me.permissions = server.data.me.permissions.filter((each) => each !== 'CHAT_VISITORS');
	});
	await screen.findByRole('heading', { level: 2, name: 'Conversar com o cliente' }, SLOW);
	expect(screen.queryByRole('heading', { name: 'Enviar convite' })).toBeNull();
});

it('has every shortcut of the conversations once', () => {
	const shown = TOPICS.flatMap((each) => each.shortcuts.map(({ shortcut }) => shortcut));
	expect(shown.sort()).toEqual(['/', 'Alt+ArrowDown', 'Alt+ArrowUp', 'D', 'E', 'I', 'O', 'P', 'R']);
});
