import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderConsole } from '../../fake/render';

const SLOW = { timeout: 15_000 };

describe('Backup', () => {
	it('is asked for, shows how far it is, and is downloaded (PRV-6)', async () => {
		const { user, server } = await renderConsole('/settings/backups');
		expect(await screen.findByText('Nenhum backup', undefined, SLOW)).toBeInTheDocument();
		await user.click(screen.getByRole('button', { name: 'Pedir backup' }));
		expect(await screen.findByText('Em preparo · 40 %', undefined, SLOW)).toBeInTheDocument();
		expect(screen.getByRole('button', { name: 'Pedir backup' })).toBeDisabled();
		Object.assign(server.data.backups[0] ?? {}, {
			state: 'READY',
			sizeBytes: 2_000_000,
			expiresAt: '2026-12-04T12:00:00Z',
		});
		const assign = vi.fn();
		vi.stubGlobal('location', { ...window.location, assign });
		await user.click(await screen.findByRole('button', { name: 'Baixar' }, SLOW));
		await waitFor(() => expect(assign).toHaveBeenCalledWith(`/api/v1/backups/${server.data.backups[0]?.id}/content`));
		vi.unstubAllGlobals();
	});

	it('is stopped or deleted after one question', async () => {
		const { user, server } = await renderConsole('/settings/backups', ({ data }) => {
			data.backups.push({
				id: 'b1',
				state: 'READY',
				progress: 100,
				requestedByName: 'Helena Duarte',
				createdAt: '2026-11-27T12:00:00Z',
				finishedAt: '2026-11-27T12:01:00Z',
				expiresAt: '2026-12-04T12:00:00Z',
				sizeBytes: 1024,
			});
		});
		await user.click(await screen.findByRole('button', { name: /^Excluir o backup/ }, SLOW));
		const question = await screen.findByRole('dialog', { name: 'Excluir' }, SLOW);
		await user.click(within(question).getByRole('button', { name: 'Excluir' }));
		await waitFor(() => expect(server.data.backups).toEqual([]), SLOW);
	});
});
