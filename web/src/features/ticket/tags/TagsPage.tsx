import { Badge, Skeleton, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CreateLink } from '../../../frame/CreateLink';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { useLiveTags, useTags } from './api';
import { TagBadge } from './TagBadge';

/** Etiquetas: the account's tags of tickets (TAG-1). */
export function TagsPage() {
	const { t } = useTranslation('ticket');
	const query = useTags();
	useLiveTags();
	const create = <CreateLink to="/settings/tags/new">{t('tag.new')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('tag.tags')} description={t('setting.tags.text')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('tag.empty')} text={t('tag.emptyText')}>
					{create}
				</EmptyState>
			)}
			{query.data && query.data.length > 0 && (
				<PlainList label={t('tag.tags')} headings={[t('tag.name'), t('tag.look'), t('tag.state')]}>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/tags/${each.id}`}>{each.name}</RowLink>
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<TagBadge tag={each} />
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<Badge variant="light" color={each.active ? 'teal' : 'gray'} tt="none">
									{t(each.active ? 'tag.active' : 'tag.inactive')}
								</Badge>
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}
