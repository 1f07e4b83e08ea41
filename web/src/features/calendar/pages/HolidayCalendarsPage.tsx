import { Skeleton, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CreateLink } from '../../../frame/CreateLink';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { useHolidayCalendars } from '../api';
import { FeedState } from '../components/FeedState';

/** Feriados: lists of days without work. */
export function HolidayCalendarsPage() {
	const { t } = useTranslation('calendar');
	const query = useHolidayCalendars();
	const create = <CreateLink to="/settings/holidays/new">{t('newCalendar')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('holidays')} description={t('holidaysText')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={160} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('noCalendars')} text={t('noCalendarsText')}>
					{create}
				</EmptyState>
			)}
			{query.data && query.data.length > 0 && (
				<PlainList
					label={t('holidays')}
					headings={[t('field.name'), t('field.days'), t('field.shifts'), t('field.source')]}
				>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/holidays/${each.id}`}>{each.name}</RowLink>
							</Table.Td>
							<Table.Td visibleFrom="sm">{each.days}</Table.Td>
							<Table.Td visibleFrom="sm">{each.shifts}</Table.Td>
							<Table.Td visibleFrom="sm">
								<FeedState feed={each.feed} />
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}
