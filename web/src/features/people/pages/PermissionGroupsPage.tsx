import { Badge, Group, Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CreateLink } from '../../../frame/CreateLink';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { ErrorState } from '../../../frame/states';
import { PlainList } from '../components/PlainList';
import { usePermissionGroups } from '../groups';

/** Grupos de permissões: what plain agents may do, and which tickets they see. */
export function PermissionGroupsPage() {
	const { t } = useTranslation('people');
	const query = usePermissionGroups();
	return (
		<>
			<PageHeader title={t('groups.title')} description={t('groups.text')}>
				<CreateLink to="/settings/permission-groups/new">{t('groups.new')}</CreateLink>
			</PageHeader>
			{query.isPending && <Skeleton height={200} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && (
				<PlainList
					label={t('groups.title')}
					headings={[t('field.name'), t('groups.sightHeading'), t('groups.membersHeading')]}
				>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<Group gap="xs">
									<RowLink to={`/settings/permission-groups/${each.id}`}>{each.name}</RowLink>
									{each.isDefault && (
										<Badge variant="light" tt="none">
											{t('groups.default')}
										</Badge>
									)}
								</Group>
								<Text size="xs" c="dimmed" hiddenFrom="sm">
									{t('groups.members', { count: each.members })}
								</Text>
							</Table.Td>
							<Table.Td visibleFrom="sm">{t(`groups.sight.${each.ticketSight}.name`)}</Table.Td>
							<Table.Td visibleFrom="sm">{t('groups.members', { count: each.members })}</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}
