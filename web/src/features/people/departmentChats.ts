import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/client';
import type { DepartmentChat } from '../../api/types';

const HALF_A_MINUTE = 30_000;

/** Whether the departments are there for a chat, asked again while it is shown: hours begin and end by themselves. */
export function useDepartmentChats() {
	return useQuery({
		queryKey: ['departments', 'chats'],
		refetchInterval: HALF_A_MINUTE,
		queryFn: async () => (await request<{ items: DepartmentChat[] }>('GET', '/department-chats')).items,
	});
}
