import { Badge, Button, Group, Modal, Progress, Skeleton, Table, Text } from '@mantine/core';
import { IconDownload, IconPackageExport } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { Backup } from '../../../api/types';
import { formatBytes, formatDateTime, formatDay } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { EmptyState, ErrorState } from '../../../frame/states';
import { backupsKey, deleteBackup, downloadBackup, listBackups, requestBackup } from '../api';

/** How often the page asks again while a backup is being made. */
const POLLING = 2_000;

const COLORS = { QUEUED: 'gray', RUNNING: 'blue', READY: 'green', FAILED: 'red' } as const;

const isMade = ({ state }: Backup) => state === 'QUEUED' || state === 'RUNNING';

/** Backup: the whole account in one file (PRV-6). */
export function BackupsPage() {
	const { t } = useTranslation('backup');
	const queries = useQueryClient();
	const query = useQuery({
		queryKey: backupsKey,
		queryFn: listBackups,
		refetchInterval: ({ state }) => (state.data?.some(isMade) ? POLLING : false),
	});
	const read = () => queries.invalidateQueries({ queryKey: backupsKey });
	const request = useMutation({ mutationFn: requestBackup, onSettled: read });
	// That another one is being made is no news once it is there.
	const making = query.data?.some(isMade) ?? false;
	const download = useMutation({ mutationFn: downloadBackup });
	const failure = (making ? request.error : null) ?? download.error;
	return (
		<>
			<PageHeader title={t('setting.backups.name')} description={t('what')}>
				<Button
					leftSection={<IconPackageExport size={16} />}
					loading={request.isPending}
					disabled={making}
					onClick={() => request.isPending || request.mutate()}
				>
					{t('request')}
				</Button>
			</PageHeader>
			<ProblemAlert problem={failure && problemText(failure)} />
			<Text role="status" size="sm" mb={request.isSuccess ? 'sm' : 0}>
				{request.isSuccess && making && t('requested')}
			</Text>
			{query.isPending ? (
				<Skeleton height={160} />
			) : query.isError ? (
				<ErrorState error={query.error} onRetry={() => void query.refetch()} />
			) : query.data.length === 0 ? (
				<EmptyState title={t('empty')} text={t('emptyText')} />
			) : (
				<Table.ScrollContainer minWidth={300}>
					<Table verticalSpacing="xs" aria-label={t('list')}>
						<Table.Thead>
							<Table.Tr>
								<Table.Th>{t('createdAt')}</Table.Th>
								<Table.Th visibleFrom="sm">{t('by')}</Table.Th>
								<Table.Th>{t('state')}</Table.Th>
								<Table.Th visibleFrom="sm">{t('size')}</Table.Th>
								<Table.Th visibleFrom="sm">{t('until')}</Table.Th>
								<Table.Th />
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{query.data.map((backup) => (
								<Table.Tr key={backup.id}>
									<Table.Td className="tabular">{formatDateTime(backup.createdAt)}</Table.Td>
									<Table.Td visibleFrom="sm">{backup.requestedByName ?? '–'}</Table.Td>
									<Table.Td>
										<State backup={backup} />
									</Table.Td>
									<Table.Td className="tabular" visibleFrom="sm">
										{backup.sizeBytes === null ? '–' : formatBytes(backup.sizeBytes)}
									</Table.Td>
									<Table.Td visibleFrom="sm">
										{backup.state === 'READY' && backup.expiresAt ? formatDay(backup.expiresAt) : '–'}
									</Table.Td>
									<Table.Td>
										<Group gap="xs" justify="flex-end">
											{backup.state === 'READY' && (
												<Button
													size="compact-sm"
													variant="light"
													leftSection={<IconDownload size={14} />}
													loading={download.isPending && download.variables === backup.id}
													onClick={() => download.mutate(backup.id)}
												>
													{t('download')}
												</Button>
											)}
											<Remove backup={backup} onDone={read} />
										</Group>
									</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
				</Table.ScrollContainer>
			)}
		</>
	);
}

function State({ backup: { state, progress } }: { backup: Backup }) {
	const { t } = useTranslation('backup');
	return state === 'RUNNING' ? (
		<>
			<Text size="xs">
				{t('states.RUNNING')} · {progress} %
			</Text>
			<Progress value={progress} size="sm" aria-label={t('states.RUNNING')} />
		</>
	) : (
		<Badge color={COLORS[state]} variant="light" tt="none">
			{t(`states.${state}`)}
		</Badge>
	);
}

/** Deletes a backup, or stops it while it is being made, after asking once. */
function Remove({ backup, onDone }: { backup: Backup; onDone: () => Promise<void> }) {
	const { t } = useTranslation('backup');
	const [opened, setOpened] = useState(false);
	const removal = useMutation({
		mutationFn: () => deleteBackup(backup.id),
		onSuccess: () => {
			setOpened(false);
			return onDone();
		},
	});
	const making = isMade(backup);
	const action = making ? t('stop') : t('remove');
	const day = formatDateTime(backup.createdAt);
	return (
		<>
			<Button
				size="compact-sm"
				variant="subtle"
				color="red"
				aria-label={t('removeOf', { action, day })}
				onClick={() => setOpened(true)}
			>
				{action}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={action}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Text size="sm">{making ? t('confirmStop', { day }) : t('confirm', { day })}</Text>
				<ProblemAlert problem={removal.error && problemText(removal.error)} />
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
						{t('frame:cancel')}
					</Button>
					<Button color="red" loading={removal.isPending} onClick={() => removal.mutate()}>
						{action}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
