import { ActionIcon, Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { IconRestore, IconTrashX } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { DiscardedConversation } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { formatDateTime } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import { conversationKeys, listTrash, removeConversation, restoreConversation } from '../api';

/** Deleted conversations, for as long as they can come back (WCH-13). */
export function ConversationTrashPage() {
	const { t } = useTranslation('conversation');
	const queries = useQueryClient();
	const mayRestore = useMay('TRASH_RESTORE');
	const mayRemove = useMay('TRASH_PURGE');
	const [busy, setBusy] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [removing, setRemoving] = useState<DiscardedConversation | null>(null);
	const query = useInfiniteQuery({
		queryKey: conversationKeys.trash,
		queryFn: ({ pageParam }) => listTrash(pageParam),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const attempt = async (row: DiscardedConversation, work: (id: string) => Promise<unknown>) => {
		setBusy(row.id);
		setProblem(null);
		try {
			await work(row.id);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: conversationKeys.trash });
		void queries.invalidateQueries({ queryKey: conversationKeys.lists });
		setBusy(null);
		setRemoving(null);
	};
	return (
		<>
			<PageHeader title={t('trash.title')} description={t('trash.text')} />
			<ProblemAlert problem={problem} />
			<DataList
				label={t('trash.title')}
				query={query}
				rowKey={(each) => each.id}
				empty={<EmptyState title={t('trash.empty')} text={t('trash.emptyText')} />}
				summary={(each) => t('trash.until', { when: formatDateTime(each.removedAt) })}
				columns={[
					{
						key: 'number',
						label: t('trash.number'),
						width: 90,
						hideBelow: 'sm',
						render: (each) => <span className="tabular">#{each.number}</span>,
					},
					{
						key: 'customer',
						label: t('info.customer'),
						main: true,
						render: (each) => each.customerName || t('anonymous'),
					},
					{ key: 'agent', label: t('info.agent'), hideBelow: 'md', render: (each) => each.agent?.name ?? '–' },
					{ key: 'department', label: t('info.department'), hideBelow: 'lg', render: (each) => each.department.name },
					{
						key: 'deleted',
						label: t('trash.deleted'),
						hideBelow: 'sm',
						render: (each) => (
							<Text size="sm" component="span">
								<RelativeTime value={each.deletedAt} />
								{each.deletedBy && ` · ${each.deletedBy.name}`}
							</Text>
						),
					},
					{
						key: 'removed',
						label: t('trash.removed'),
						hideBelow: 'sm',
						render: (each) => formatDateTime(each.removedAt),
					},
					{
						key: 'actions',
						label: t('frame:actions'),
						width: 90,
						render: (each) => (
							<Group gap={4} wrap="nowrap" justify="flex-end">
								{mayRestore && (
									<Tooltip label={t('trash.restore')}>
										<ActionIcon
											variant="subtle"
											loading={busy === each.id && removing === null}
											aria-label={t('trash.restoreOne', { number: each.number })}
											onClick={() => void attempt(each, restoreConversation)}
										>
											<IconRestore size={18} />
										</ActionIcon>
									</Tooltip>
								)}
								{mayRemove && (
									<Tooltip label={t('trash.remove')}>
										<ActionIcon
											variant="subtle"
											color="red"
											aria-label={t('trash.removeOne', { number: each.number })}
											onClick={() => setRemoving(each)}
										>
											<IconTrashX size={18} />
										</ActionIcon>
									</Tooltip>
								)}
							</Group>
						),
					},
				]}
			/>
			<Modal
				opened={removing !== null}
				onClose={() => setRemoving(null)}
				title={t('trash.remove')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Text size="sm">
					{removing &&
						t('trash.removeText', { number: removing.number, name: removing.customerName || t('anonymous') })}
				</Text>
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setRemoving(null)}>
						{t('frame:cancel')}
					</Button>
					<Button
						color="red"
						loading={busy !== null}
						onClick={() => removing && void attempt(removing, removeConversation)}
					>
						{t('trash.remove')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
