import { Badge, Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WorkShift } from '../../../api/types';
import { CreateLink } from '../../../frame/CreateLink';
import { formatDateTime } from '../../../frame/format';
import { useWorkShifts } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { weekText } from '../names';
import { weekOf } from '../week';

/** Turnos: when people work. */
export function WorkShiftsPage() {
	const { t } = useTranslation('calendar');
	const query = useWorkShifts();
	return (
		<>
			<PageHeader title={t('shifts')} description={t('shiftsText')}>
				<CreateLink to="/settings/work-shifts/new">{t('newShift')}</CreateLink>
			</PageHeader>
			{query.isPending && <Skeleton height={160} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && (
				<PlainList
					label={t('shifts')}
					headings={[t('field.name'), t('field.hours'), t('field.calendars'), t('field.now')]}
				>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/work-shifts/${each.id}`}>{each.name}</RowLink>{' '}
								{each.standard && (
									<Badge variant="light" tt="none">
										{t('standard')}
									</Badge>
								)}
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<Text size="sm">{weekText(weekOf(each.windows))}</Text>
								{each.timeZone && (
									<Text size="sm" c="dimmed">
										{each.timeZone}
									</Text>
								)}
							</Table.Td>
							<Table.Td visibleFrom="sm">{each.calendars.map((calendar) => calendar.name).join(', ') || '–'}</Table.Td>
							<Table.Td visibleFrom="sm">
								<Now shift={each} />
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}

function Now({ shift }: { shift: WorkShift }) {
	const { t } = useTranslation('calendar');
	const until = shift.changesAt && formatDateTime(shift.changesAt);
	return (
		<>
			<Badge variant="light" color={shift.open ? 'teal' : 'gray'} tt="none">
				{shift.open ? t('now.open') : t('now.closed')}
			</Badge>
			{until && (
				<Text size="sm" c="dimmed">
					{shift.open ? t('now.until', { until }) : t('now.opens', { until })}
				</Text>
			)}
		</>
	);
}
