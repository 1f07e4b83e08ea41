import { Box, Skeleton, Stack, Switch, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { ChatTrigger } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { CreateLink } from '../../../frame/CreateLink';
import { OrderButtons } from '../../../frame/OrderButtons';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { bodyOf, TRIGGERS, useTriggers } from '../api';
import { TestPanel } from '../components/TestPanel';
import { useConditionText } from '../names';

/** Gatilhos: what the chat does by itself for who visits the site. */
export function TriggersPage() {
	const { t } = useTranslation('trigger');
	const query = useTriggers();
	const queries = useQueryClient();
	const { problem, attempt } = useAttempt();
	const text = useConditionText();
	const triggers = query.data ?? [];
	const change = async (work: () => Promise<unknown>) => {
		await attempt(work);
		await queries.invalidateQueries({ queryKey: TRIGGERS });
	};
	const move = (index: number, by: number) => {
		const triggerIds = triggers.map((each) => each.id);
		[triggerIds[index], triggerIds[index + by]] = [triggerIds[index + by] as string, triggerIds[index] as string];
		return change(() => request('PUT', '/chat-triggers/order', { body: { triggerIds } }));
	};
	const turn = (trigger: ChatTrigger, active: boolean) =>
		change(() =>
			request('PUT', `/chat-triggers/${trigger.id}`, {
				body: { ...bodyOf(trigger), active },
				ifMatch: trigger.version,
			}),
		);
	const create = <CreateLink to="/settings/chat-triggers/new">{t('new')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('title')} description={t('text')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={240} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('none')} text={t('noneText')}>
					{create}
				</EmptyState>
			)}
			{triggers.length > 0 && (
				<Stack>
					<ProblemAlert problem={problem} />
					<PlainList label={t('title')} headings={[t('field.name'), t('conditions'), t('field.action'), t('order')]}>
						{triggers.map((each, index) => (
							<Table.Tr key={each.id}>
								<Table.Td>
									<RowLink to={`/settings/chat-triggers/${each.id}`}>{each.name}</RowLink>
									<Switch
										size="xs"
										mt={4}
										label={t(each.active ? 'on' : 'off')}
										aria-label={t('turn', { name: each.name })}
										checked={each.active}
										onChange={(event) => void turn(each, event.currentTarget.checked)}
									/>
									<Box hiddenFrom="sm" mt={4}>
										<Text size="xs">{t(`action.${each.action}`)}</Text>
									</Box>
								</Table.Td>
								<Table.Td visibleFrom="sm">
									{each.conditions.map((condition, place) => (
										// biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
										<Text size="sm" key={place} style={{ overflowWrap: 'anywhere' }}>
											{text(condition)}
										</Text>
									))}
									{each.conditions.length === 0 && <Text size="sm">{t('always')}</Text>}
								</Table.Td>
								<Table.Td visibleFrom="sm">{t(`action.${each.action}`)}</Table.Td>
								<Table.Td visibleFrom="sm">
									<OrderButtons
										up={t('moveUp', { name: each.name })}
										down={t('moveDown', { name: each.name })}
										first={index === 0}
										last={index === triggers.length - 1}
										onMove={(by) => void move(index, by)}
									/>
								</Table.Td>
							</Table.Tr>
						))}
					</PlainList>
					<TestPanel />
				</Stack>
			)}
		</>
	);
}
