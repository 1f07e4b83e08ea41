import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { Queue } from '../../api/types';

export const QUEUES = ['queues'] as const;

/** All queues, one for each department at least. */
export const useQueues = (enabled = true) =>
	useQuery({
		enabled,
		queryKey: QUEUES,
		queryFn: async () => (await request<{ items: Queue[] }>('GET', '/queues')).items,
	});

export const saveQueue = (id: string, body: Queue['settings'], version: number | undefined) =>
	request<Queue>('PUT', `/queues/${id}`, { body, ifMatch: version });
