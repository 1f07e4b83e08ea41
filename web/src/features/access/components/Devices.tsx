import { Badge, Button, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import { RelativeTime } from '../../../frame/RelativeTime';
import { ErrorState } from '../../../frame/states';
import { forgetDevice, readDevices } from '../api';

/** Browsers one signs in with; a forgotten one is unknown again, and its sessions end (SEC-11). */
export function Devices() {
	const { t } = useTranslation('access');
	const queries = useQueryClient();
	const query = useQuery({ queryKey: ['devices'], queryFn: readDevices });
	const forget = async (id: string) => {
		try {
			await forgetDevice(id);
			notifications.show({ message: t('devices.forgotten'), color: 'balcao' });
		} catch (failure) {
			notifications.show({ message: problemText(failure), color: 'red' });
		}
		await Promise.all([
			queries.invalidateQueries({ queryKey: ['devices'] }),
			queries.invalidateQueries({ queryKey: ['sessions'] }),
		]);
	};
	return (
		<section>
			<Title order={2} size="h5">
				{t('devices.title')}
			</Title>
			<Text size="sm" c="dimmed" mb="sm">
				{t('devices.text')}
			</Text>
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.items.length === 0 && <Text size="sm">{t('devices.none')}</Text>}
			{query.data && query.data.items.length > 0 && (
				<Table aria-label={t('devices.title')} verticalSpacing="xs">
					<Table.Tbody>
						{query.data.items.map((each) => (
							<Table.Tr key={each.id}>
								<Table.Td>
									{[each.browser, each.system].filter(Boolean).join(' · ') || t('devices.unknown')}{' '}
									{each.current && (
										<Badge variant="light" size="sm" tt="none">
											{t('devices.current')}
										</Badge>
									)}
									<Text size="xs" c="dimmed">
										{each.ip} · <RelativeTime value={each.lastSeenAt} />
									</Text>
								</Table.Td>
								<Table.Td ta="right">
									<Button variant="subtle" color="red" size="compact-sm" onClick={() => void forget(each.id)}>
										{t('devices.forget')}
									</Button>
								</Table.Td>
							</Table.Tr>
						))}
					</Table.Tbody>
				</Table>
			)}
		</section>
	);
}
