import { Badge, Group, Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { useQueues } from '../api';

/** How conversations reach the agents of each department. */
export function QueuesPage() {
	const { t } = useTranslation('queue');
	const query = useQueues();
	return (
		<>
			<PageHeader title={t('title')} description={t('text')} />
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && (
				<PlainList label={t('title')} headings={[t('department'), t('distribution.label'), t('binding.label')]}>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<Group gap="xs">
									<RowLink to={`/settings/queues/${each.id}`}>{each.name}</RowLink>
									{!each.department.active && (
										<Badge variant="light" color="gray" tt="none">
											{t('inactive')}
										</Badge>
									)}
								</Group>
								<Text size="xs" c="dimmed" hiddenFrom="sm">
									{t(`distribution.${each.settings.distribution}`)}
									{each.settings.sticky && ` · ${t('binding.label')}`}
								</Text>
							</Table.Td>
							<Table.Td visibleFrom="sm">{t(`distribution.${each.settings.distribution}`)}</Table.Td>
							<Table.Td visibleFrom="sm">{t(each.settings.sticky ? 'binding.on' : 'binding.off')}</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}
