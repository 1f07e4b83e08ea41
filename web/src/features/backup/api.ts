import { request } from '../../api/client';
import type { Backup } from '../../api/types';

export const backupsKey = ['backups'] as const;

export const listBackups = async () => (await request<{ items: Backup[] }>('GET', '/backups')).items;

export const requestBackup = () => request<Backup>('POST', '/backups');

export const deleteBackup = (id: string) => request<void>('DELETE', `/backups/${id}`);

/** Has the browser download the file, once the server has what proof it wants of who is there. */
export async function downloadBackup(id: string) {
	await request<Backup>('GET', `/backups/${id}`);
	window.location.assign(`/api/v1/backups/${id}/content`);
}
