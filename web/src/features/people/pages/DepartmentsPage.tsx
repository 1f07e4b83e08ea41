import { Badge, Button, Skeleton, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../components/PlainList';

/** Departamentos: where work belongs. */
export function DepartmentsPage() {
	const { t } = useTranslation('people');
	const query = useDepartments();
	return (
		<>
			<PageHeader title={t('departments')} description={t('departmentsText')}>
				<Button component={Link} to="/settings/departments/new" leftSection={<IconPlus size={16} />}>
					{t('newDepartment')}
				</Button>
			</PageHeader>
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && <EmptyState title={t('noDepartments')} text={t('noDepartmentsText')} />}
			{query.data && query.data.length > 0 && (
				<PlainList
					label={t('departments')}
					headings={[t('field.name'), t('categories'), t('agents'), t('field.state')]}
				>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/departments/${each.id}`}>{each.name}</RowLink>
							</Table.Td>
							<Table.Td visibleFrom="sm">{each.categories.length}</Table.Td>
							<Table.Td visibleFrom="sm">{each.agents.length}</Table.Td>
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
