import { Badge, Skeleton, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CreateLink } from '../../../frame/CreateLink';
import { useDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { DepartmentChatState } from '../components/DepartmentChatState';
import { PlainList } from '../components/PlainList';

/** Departamentos: where work belongs. */
export function DepartmentsPage() {
	const { t } = useTranslation('people');
	const query = useDepartments();
	const create = <CreateLink to="/settings/departments/new">{t('newDepartment')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('departments')} description={t('departmentsText')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('noDepartments')} text={t('noDepartmentsText')}>
					{create}
				</EmptyState>
			)}
			{query.data && query.data.length > 0 && (
				<PlainList
					label={t('departments')}
					headings={[t('field.name'), t('categories'), t('agents'), t('departmentChat.title'), t('field.state')]}
				>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/departments/${each.id}`}>{each.name}</RowLink>
							</Table.Td>
							<Table.Td visibleFrom="sm">{each.categories.length}</Table.Td>
							<Table.Td visibleFrom="sm">{each.agents.length}</Table.Td>
							<Table.Td visibleFrom="sm">
								<DepartmentChatState departmentId={each.id} />
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<Badge variant="light" color={each.active ? 'teal' : 'gray'} tt="none">
									{each.active ? t('state.active') : t('state.inactive')}
								</Badge>
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}
