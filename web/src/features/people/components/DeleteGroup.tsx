import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { PermissionGroup } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { usePermissionGroups } from '../groups';

/** Removes a group after asking where its agents go. */
export function DeleteGroup({ group, onDeleted }: { group: PermissionGroup; onDeleted: () => Promise<void> }) {
	const { t } = useTranslation('people');
	const others = (usePermissionGroups().data ?? []).filter((each) => each.id !== group.id);
	const [opened, setOpened] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const [moveTo, setMoveTo] = useState<string | null>(null);
	const run = async () => {
		await attempt(async () => {
			await request('DELETE', `/permission-groups/${group.id}${queryString({ moveTo: moveTo ?? undefined })}`);
			await onDeleted();
		});
	};
	return (
		<>
			<Button variant="subtle" color="red" leftSection={<IconTrash size={16} />} onClick={() => setOpened(true)}>
				{t('frame:delete')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('frame:delete')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Stack>
					<Text size="sm">{t('groups.deleteQuestion', { name: group.name })}</Text>
					{group.members > 0 && (
						<Select
							label={t('groups.moveTo', { count: group.members })}
							required
							data={others.map((each) => ({ value: each.id, label: each.name }))}
							value={moveTo}
							onChange={setMoveTo}
						/>
					)}
					{problem && (
						<Alert color="red" role="alert">
							{problem}
						</Alert>
					)}
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
							{t('frame:cancel')}
						</Button>
						<Button color="red" loading={busy} disabled={group.members > 0 && !moveTo} onClick={() => void run()}>
							{t('frame:delete')}
						</Button>
					</Group>
				</Stack>
			</Modal>
		</>
	);
}
