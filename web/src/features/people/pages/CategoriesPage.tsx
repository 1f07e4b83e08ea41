import { Badge, Skeleton, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CreateLink } from '../../../frame/CreateLink';
import { useCategories } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../components/PlainList';

/** Categorias: kinds of matters, inside departments. */
export function CategoriesPage() {
	const { t } = useTranslation('people');
	const query = useCategories();
	const create = <CreateLink to="/settings/categories/new">{t('newCategory')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('categories')} description={t('categoriesText')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('noCategories')} text={t('noCategoriesText')}>
					{create}
				</EmptyState>
			)}
			{query.data && query.data.length > 0 && (
				<PlainList label={t('categories')} headings={[t('field.name'), t('departments'), t('field.state')]}>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/categories/${each.id}`}>{each.name}</RowLink>
							</Table.Td>
							<Table.Td visibleFrom="sm">
								{each.departments.map((department) => department.name).join(', ') || '–'}
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
