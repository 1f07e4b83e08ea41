import { Badge, Button, Group, Skeleton, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { TicketExport } from '../../../api/types';
import { formatBytes, formatDateTime, formatDay, formatNumber } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { EmptyState, ErrorState } from '../../../frame/states';
import { deleteExport, downloadExport, exportsKey, isWritten, useExports } from './api';

const COLORS = { QUEUED: 'gray', RUNNING: 'blue', READY: 'green', FAILED: 'red' } as const;

/** The files of tickets one asked for, and how far they are (EXP-5). */
export function ExportsPage() {
	const { t } = useTranslation('ticket');
	const query = useExports();
	const writing = query.data?.some(isWritten) ?? false;
	return (
		<>
			<PageHeader title={t('export.title')} description={t('export.what')}>
				<Button component={Link} to="/tickets" variant="default">
					{t('export.back')}
				</Button>
			</PageHeader>
			<Text role="status" size="sm" mb={writing ? 'sm' : 0}>
				{writing && t('export.started')}
			</Text>
			{query.isPending ? (
				<Skeleton height={160} />
			) : query.isError ? (
				<ErrorState error={query.error} onRetry={() => void query.refetch()} />
			) : query.data.length === 0 ? (
				<EmptyState title={t('export.empty')} text={t('export.emptyText')} />
			) : (
				<Table.ScrollContainer minWidth={300}>
					<Table verticalSpacing="xs" aria-label={t('export.list')}>
						<Table.Thead>
							<Table.Tr>
								<Table.Th>{t('export.createdAt')}</Table.Th>
								<Table.Th visibleFrom="sm">{t('export.format')}</Table.Th>
								<Table.Th>{t('export.state')}</Table.Th>
								<Table.Th visibleFrom="sm">{t('export.size')}</Table.Th>
								<Table.Th visibleFrom="sm">{t('export.until')}</Table.Th>
								<Table.Th />
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{query.data.map((each) => (
								<Row key={each.id} file={each} />
							))}
						</Table.Tbody>
					</Table>
				</Table.ScrollContainer>
			)}
		</>
	);
}

function Row({ file }: { file: TicketExport }) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const removal = useMutation({
		mutationFn: () => deleteExport(file.id),
		onSettled: () => queries.invalidateQueries({ queryKey: exportsKey }),
	});
	const ready = file.state === 'READY';
	const action = isWritten(file) ? t('export.stop') : t('export.remove');
	return (
		<Table.Tr>
			<Table.Td className="tabular">
				{formatDateTime(file.createdAt)}
				<Text size="xs" c="dimmed" hiddenFrom="sm">
					{t(`export.format_${file.format}`)}
				</Text>
			</Table.Td>
			<Table.Td visibleFrom="sm">{t(`export.format_${file.format}`)}</Table.Td>
			<Table.Td>
				<Badge color={COLORS[file.state]} variant="light" tt="none">
					{t(`export.states.${file.state}`)}
				</Badge>
				{(ready || file.state === 'RUNNING') && (
					<Text size="xs" c="dimmed" className="tabular">
						{t('export.written', { count: file.rows, formatted: formatNumber(file.rows) })}
					</Text>
				)}
			</Table.Td>
			<Table.Td className="tabular" visibleFrom="sm">
				{file.sizeBytes === null ? '–' : formatBytes(file.sizeBytes)}
			</Table.Td>
			<Table.Td visibleFrom="sm">{ready && file.expiresAt ? formatDay(file.expiresAt) : '–'}</Table.Td>
			<Table.Td>
				<ProblemAlert problem={removal.error && problemText(removal.error)} />
				<Group gap="xs" justify="flex-end">
					{ready && (
						<Button
							size="compact-sm"
							variant="light"
							leftSection={<IconDownload size={14} />}
							onClick={() => downloadExport(file.id)}
						>
							{t('export.download')}
						</Button>
					)}
					<Button
						size="compact-sm"
						variant="subtle"
						color="red"
						loading={removal.isPending}
						aria-label={t('export.removeOf', { action, day: formatDateTime(file.createdAt) })}
						onClick={() => removal.mutate()}
					>
						{action}
					</Button>
				</Group>
			</Table.Td>
		</Table.Tr>
	);
}
