import { Badge, Button, Group, Table, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../../api/client';
import type { OwnSession } from '../../../../api/types';
import { RelativeTime } from '../../../../frame/RelativeTime';
import { ErrorState } from '../../../../frame/states';
import { PlainList } from '../PlainList';

/** Where one is signed in, with what ends it there. */
export function OwnSessions() {
	const { t } = useTranslation('people');
	const queries = useQueryClient();
	const key = ['sessions'];
	const query = useQuery({ queryKey: key, queryFn: () => request<{ items: OwnSession[] }>('GET', '/sessions') });
	const end = async (path: string, done: string) => {
		try {
			await request('DELETE', path);
			notifications.show({ message: done, color: 'balcao' });
		} catch (failure) {
			notifications.show({ message: problemText(failure), color: 'red' });
		}
		await queries.invalidateQueries({ queryKey: key });
	};
	const alone = (query.data?.items.length ?? 0) < 2;
	return (
		<section>
			<Group justify="space-between" mb="sm">
				<div>
					<Title order={2} size="h5">
						{t('sessions')}
					</Title>
					<Text size="sm" c="dimmed">
						{t('sessionsText')}
					</Text>
				</div>
				<Button variant="default" disabled={alone} onClick={() => void end('/sessions?others=true', t('othersEnded'))}>
					{t('endOthers')}
				</Button>
			</Group>
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && (
				<PlainList label={t('sessions')} headings={[t('device'), t('field.ip'), t('lastUse'), t('frame:actions')]}>
					{query.data.items.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								{[each.browser, each.system].filter(Boolean).join(' · ') || t('unknownDevice')}{' '}
								{each.current && (
									<Badge variant="light" size="sm" tt="none">
										{t('thisSession')}
									</Badge>
								)}
								<Text size="xs" c="dimmed" hiddenFrom="sm">
									{each.ip} · <RelativeTime value={each.lastSeenAt} />
								</Text>
							</Table.Td>
							<Table.Td visibleFrom="sm">{each.ip}</Table.Td>
							<Table.Td visibleFrom="sm">
								<RelativeTime value={each.lastSeenAt} />
							</Table.Td>
							<Table.Td>
								{!each.current && (
									<Button
										variant="subtle"
										color="red"
										size="compact-sm"
										onClick={() => void end(`/sessions/${each.id}`, t('sessionEnded'))}
									>
										{t('endSession')}
									</Button>
								)}
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</section>
	);
}
