import { Badge, Skeleton, Table } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import { CreateLink } from '../../../frame/CreateLink';
import { OrderButtons } from '../../../frame/OrderButtons';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../components/PlainList';
import { STATUSES, useStatuses } from '../statuses';

/** Status: what customers may be told of how their tickets go. */
export function StatusesPage() {
	const { t } = useTranslation('people');
	const query = useStatuses();
	const queries = useQueryClient();
	const statuses = query.data ?? [];
	const move = async (index: number, by: number) => {
		const ids = statuses.map((each) => each.id);
		[ids[index], ids[index + by]] = [ids[index + by], ids[index]];
		try {
			await request('PUT', '/ticket-statuses/order', { body: { ids } });
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
		await queries.invalidateQueries({ queryKey: STATUSES });
	};
	const create = <CreateLink to="/settings/statuses/new">{t('newStatus')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('statuses')} description={t('statusesText')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('noStatuses')} text={t('noStatusesText')}>
					{create}
				</EmptyState>
			)}
			{statuses.length > 0 && (
				<PlainList
					label={t('statuses')}
					headings={[t('field.name'), t('departments'), t('field.state'), t('field.order')]}
				>
					{statuses.map((each, index) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/statuses/${each.id}`}>{each.name}</RowLink>{' '}
								<Badge variant="light" color={each.color.toLowerCase()} tt="none">
									{t(`color.${each.color}`)}
								</Badge>
							</Table.Td>
							<Table.Td visibleFrom="sm">
								{each.departments.map((department) => department.name).join(', ') || '–'}
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<Badge variant="light" color={each.active ? 'teal' : 'gray'} tt="none">
									{each.active ? t('state.active') : t('state.inactive')}
								</Badge>
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<OrderButtons
									up={t('moveUp', { name: each.name })}
									down={t('moveDown', { name: each.name })}
									first={index === 0}
									last={index === statuses.length - 1}
									onMove={(by) => void move(index, by)}
								/>
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}
