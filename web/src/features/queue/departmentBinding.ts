import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/client';
import type { Queue } from '../../api/types';
import { useLeaveGuard } from '../../frame/leaving';
import { QUEUES, saveQueue, useQueues } from './api';
import type { BindingSettings } from './components/BindingSwitches';

const NAMES = ['sticky', 'stickyNotice'] as const;

/**
 * The switches of a department's queue within the department's form. Only what was switched here is saved: two people who
 * both switch one have switched it to the same.
 *
 * @param departmentId null for a department that is not made yet, which has no queue
 */
export function useDepartmentBinding(departmentId: string | null) {
	const queries = useQueryClient();
	const query = useQueues(departmentId !== null);
	const [switched, setSwitched] = useState<Partial<BindingSettings>>({});
	const queue = query.data?.find((each) => each.department.id === departmentId);
	useLeaveGuard(() => Object.keys(switched).length > 0);
	if (!queue) {
		return { query, queue: undefined, value: undefined, change: () => undefined, save: async () => undefined };
	}
	return {
		query,
		queue,
		value: { sticky: queue.settings.sticky, stickyNotice: queue.settings.stickyNotice, ...switched },
		change: (wanted: BindingSettings) =>
			setSwitched(
				Object.fromEntries(
					NAMES.filter((name) => wanted[name] !== queue.settings[name]).map((name) => [name, wanted[name]]),
				),
			),
		save: async () => {
			if (Object.keys(switched).length === 0) {
				return;
			}
			const current = await request<Queue>('GET', `/queues/${queue.id}`);
			await saveQueue(queue.id, { ...current.settings, ...switched }, current.version);
			setSwitched({});
			await queries.invalidateQueries({ queryKey: QUEUES });
		},
	};
}

export type DepartmentBinding = ReturnType<typeof useDepartmentBinding>;
