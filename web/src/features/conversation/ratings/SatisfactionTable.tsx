import { Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dayBegins, formatNumber } from '../../../frame/format';
import { ErrorState } from '../../../frame/states';
import { conversationKeys, readSatisfaction } from '../api';

/** How many gave four or five stars, and the average, by department (RAT-4); of thirty days where none are chosen. */
export function SatisfactionTable({ from, to }: { from?: string; to?: string }) {
	const { t } = useTranslation('conversation');
	const query = useQuery({
		queryKey: [...conversationKeys.ratings, 'satisfaction', from, to],
		queryFn: () =>
			readSatisfaction({ from: from ? dayBegins(from) : undefined, to: to ? dayBegins(to, 1) : undefined }),
	});
	if (query.isPending) {
		return <Skeleton height={120} />;
	}
	if (query.isError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	if (query.data.length === 0) {
		return (
			<Text size="sm" c="dimmed">
				{t('ratings.noneThen')}
			</Text>
		);
	}
	return (
		<Table aria-label={t('ratings.satisfaction')} verticalSpacing="xs" maw={720}>
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t('info.department')}</Table.Th>
					<Table.Th ta="right">{t('ratings.csat')}</Table.Th>
					<Table.Th ta="right">{t('ratings.average')}</Table.Th>
					<Table.Th ta="right">{t('ratings.count')}</Table.Th>
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{query.data.map((each) => (
					<Table.Tr key={each.department.id}>
						<Table.Td>{each.department.name}</Table.Td>
						<Table.Td ta="right" className="tabular">
							{formatNumber(each.csat)}%
						</Table.Td>
						<Table.Td ta="right" className="tabular">
							{formatNumber(each.average)}
						</Table.Td>
						<Table.Td ta="right" className="tabular">
							{formatNumber(each.ratings)}
						</Table.Td>
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}
