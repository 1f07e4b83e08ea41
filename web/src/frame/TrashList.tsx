import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconRestore, IconTrashX } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../api/client';
import type { Page } from '../api/types';
import { AttemptDialog } from './AttemptDialog';
import { type Column, DataList } from './DataList';
import { formatDateTime } from './format';
import { PageHeader } from './PageHeader';
import { ProblemAlert } from './ProblemAlert';
import { RelativeTime } from './RelativeTime';
import { useMay } from './session';
import { EmptyState } from './states';

/** What is known of everything that was deleted. */
interface Discarded {
	id: string;
	number: number;
	deletedAt: string;
	deletedBy?: { name: string } | null;
	/** When it goes for good. */
	removedAt: string;
}

interface TrashListProps<Row extends Discarded> {
	texts: {
		title: string;
		text: string;
		emptyText: string;
		restoreOne: (row: Row) => string;
		removeOne: (row: Row) => string;
		/** The question before one is removed for good. */
		removeText: (row: Row) => string;
	};
	queryKey: readonly string[];
	/** What shows it where it stood before. */
	listKey: readonly string[];
	list: (cursor: string | null) => Promise<Page<Row>>;
	restore: (id: string) => Promise<unknown>;
	remove: (id: string) => Promise<unknown>;
	/** What is shown of it between its number and when it was deleted. */
	columns: Column<Row>[];
}

/** Lixeira: what was deleted, for as long as it can come back (BIN-2, WCH-13). */
export function TrashList<Row extends Discarded>(props: TrashListProps<Row>) {
	const { t } = useTranslation();
	const { texts } = props;
	const queries = useQueryClient();
	const mayRestore = useMay('TRASH_RESTORE');
	const mayRemove = useMay('TRASH_PURGE');
	const [busy, setBusy] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [removing, setRemoving] = useState<Row | null>(null);
	const query = useInfiniteQuery({
		queryKey: props.queryKey,
		queryFn: ({ pageParam }) => props.list(pageParam),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const refresh = async () => {
		await queries.invalidateQueries({ queryKey: props.queryKey });
		void queries.invalidateQueries({ queryKey: props.listKey });
	};
	const restore = async (row: Row) => {
		setBusy(row.id);
		setProblem(null);
		await props.restore(row.id).catch((failure) => setProblem(problemText(failure)));
		await refresh();
		setBusy(null);
	};
	return (
		<>
			<PageHeader title={texts.title} description={texts.text} />
			<ProblemAlert problem={problem} />
			<DataList
				label={texts.title}
				query={query}
				rowKey={(each) => each.id}
				empty={<EmptyState title={t('frame:trash.empty')} text={texts.emptyText} />}
				summary={(each) => t('frame:trash.until', { when: formatDateTime(each.removedAt) })}
				columns={[
					{
						key: 'number',
						label: t('frame:trash.number'),
						width: 90,
						hideBelow: 'sm',
						render: (each) => <span className="tabular">#{each.number}</span>,
					},
					...props.columns,
					{
						key: 'deleted',
						label: t('frame:trash.deleted'),
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
						label: t('frame:trash.removed'),
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
									<Tooltip label={t('frame:trash.restore')}>
										<ActionIcon
											variant="subtle"
											loading={busy === each.id}
											aria-label={texts.restoreOne(each)}
											onClick={() => void restore(each)}
										>
											<IconRestore size={18} />
										</ActionIcon>
									</Tooltip>
								)}
								{mayRemove && (
									<Tooltip label={t('frame:trash.remove')}>
										<ActionIcon
											variant="subtle"
											color="red"
											aria-label={texts.removeOne(each)}
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
			{removing && (
				<AttemptDialog
					title={t('frame:trash.remove')}
					text={texts.removeText(removing)}
					confirm={t('frame:trash.remove')}
					destructive
					onClose={() => setRemoving(null)}
					onConfirm={() => props.remove(removing.id).finally(refresh)}
				/>
			)}
		</>
	);
}
