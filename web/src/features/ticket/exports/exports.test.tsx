import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { PLAIN } from '../../../fake/data';
import { renderConsole } from '../../../fake/render';

const SLOW = { timeout: 15_000 };

describe('Exportar', () => {
	it('asks for the format, shows how far the file is, and downloads it (EXP-2, EXP-5)', async () => {
		const { user, server } = await renderConsole('/tickets?state=open', ({ data }) => {
			data.tickets.length = 3;
		});
		await user.click(await screen.findByRole('button', { name: 'Exportar' }, SLOW));
		const dialog = await screen.findByRole('dialog', { name: 'Exportar a lista' }, SLOW);
		await user.click(within(dialog).getByRole('radio', { name: 'CSV' }));
		await user.click(within(dialog).getByRole('button', { name: 'Exportar' }));
		expect(await screen.findByText('Em preparo', undefined, SLOW)).toBeInTheDocument();
		expect(screen.getByText('1.200 chamados')).toBeInTheDocument();
		Object.assign(server.lists.exports[0] ?? {}, {
			state: 'READY',
			sizeBytes: 2_000_000,
			expiresAt: '2026-11-30T12:00:00Z',
		});
		const assign = vi.fn();
		vi.stubGlobal('location', { ...window.location, assign });
		await user.click(await screen.findByRole('button', { name: 'Baixar' }, SLOW));
		expect(assign).toHaveBeenCalledWith(`/api/v1/ticket-exports/${server.lists.exports[0]?.id}/content`);
		await user.click(screen.getByRole('button', { name: /^Excluir o arquivo/ }));
		await waitFor(() => expect(server.lists.exports).toEqual([]), SLOW);
		vi.unstubAllGlobals();
	});

	it('is not offered without the permission (EXP-1)', async () => {
		await renderConsole('/tickets', (server) => {
			server.data.me.permissions = PLAIN;
			server.data.tickets.length = 3;
		});
		await screen.findByRole('heading', { name: 'Chamados' }, SLOW);
		expect(screen.queryByRole('button', { name: 'Exportar' })).not.toBeInTheDocument();
	});
});
