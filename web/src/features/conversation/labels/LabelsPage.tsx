import { Badge, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CreateLink } from '../../../frame/CreateLink';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { conversationKeys, readLabels } from '../api';

/** Rótulos: what agents mark conversations with (WCH-10). */
export function LabelsPage() {
	const { t } = useTranslation('conversation');
	const query = useQuery({ queryKey: conversationKeys.labels, queryFn: readLabels });
	const create = <CreateLink to="/settings/conversation-labels/new">{t('label.new')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('setting.labels.name')} description={t('setting.labels.text')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('label.empty')} text={t('label.emptyText')}>
					{create}
				</EmptyState>
			)}
			{query.data && query.data.length > 0 && (
				<PlainList label={t('setting.labels.name')} headings={[t('label.name'), t('label.look'), t('label.state')]}>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/conversation-labels/${each.id}`}>{each.name}</RowLink>
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<Badge variant="dot" color={each.color} tt="none">
									{each.name}
								</Badge>
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<Badge variant="light" color={each.active ? 'teal' : 'gray'} tt="none">
									{t(each.active ? 'label.active' : 'label.inactive')}
								</Badge>
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}
