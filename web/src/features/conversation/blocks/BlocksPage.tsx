import { Badge, Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { ContactBlock } from '../../../api/types';
import { countryName } from '../../../frame/countries';
import { DataList } from '../../../frame/DataList';
import { formatDateTime } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState } from '../../../frame/states';
import { conversationKeys, liftBlock, listBlocks } from '../api';
import { OriginDialog } from './OriginDialog';
import { blockIsOver } from './over';

/** Who was kept from beginning conversations, why and until when; and lets them in again (WCH-19). */
export function BlocksPage() {
	const { t, i18n } = useTranslation('conversation');
	const queries = useQueryClient();
	const [busy, setBusy] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [adding, setAdding] = useState(false);
	const query = useInfiniteQuery({
		queryKey: conversationKeys.blocks,
		queryFn: ({ pageParam }) => listBlocks(pageParam),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const name = (block: ContactBlock) => {
		if (block.kind === 'CONTACT') {
			return block.name || t('anonymous');
		}
		const origin = block.country ? countryName(block.country, i18n.language) : block.address;
		return t(`blocks.whole.${block.kind}`, { name: origin });
	};
	const lift = async (block: ContactBlock) => {
		setBusy(block.id);
		setProblem(null);
		try {
			await liftBlock(block.id);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: conversationKeys.blocks });
		setBusy(null);
	};
	const until = (block: ContactBlock) => {
		if (blockIsOver(block, Date.now())) {
			return (
				<Badge variant="light" color="gray" tt="none">
					{t('blocks.over')}
				</Badge>
			);
		}
		return block.expiresAt ? formatDateTime(block.expiresAt) : t('block.FOREVER');
	};
	return (
		<>
			<PageHeader title={t('blocks.title')} description={t('blocks.text')}>
				<Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
					{t('blocks.add')}
				</Button>
			</PageHeader>
			<ProblemAlert problem={problem} />
			<DataList
				label={t('blocks.title')}
				query={query}
				rowKey={(each) => each.id}
				empty={<EmptyState title={t('blocks.empty')} text={t('blocks.emptyText')} />}
				summary={(each) => each.reason}
				columns={[
					{ key: 'name', label: t('blocks.who'), main: true, render: name },
					{ key: 'reason', label: t('block.reason'), hideBelow: 'sm', render: (each) => each.reason },
					{ key: 'until', label: t('blocks.until'), hideBelow: 'sm', render: until },
					{
						key: 'since',
						label: t('blocks.since'),
						hideBelow: 'md',
						render: (each) => (
							<Text size="sm" component="span">
								<RelativeTime value={each.blockedAt} /> · {each.blockedBy.name}
							</Text>
						),
					},
					{
						key: 'actions',
						label: t('frame:actions'),
						width: 130,
						render: (each) => (
							<Button
								size="compact-sm"
								variant="subtle"
								loading={busy === each.id}
								aria-label={t('blocks.liftOne', { name: name(each) })}
								onClick={() => void lift(each)}
							>
								{t('blocks.lift')}
							</Button>
						),
					},
				]}
			/>
			{adding && (
				<OriginDialog
					onClose={() => setAdding(false)}
					onDone={() => queries.invalidateQueries({ queryKey: conversationKeys.blocks })}
				/>
			)}
		</>
	);
}
