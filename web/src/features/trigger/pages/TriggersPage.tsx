import { Group, Select, Skeleton, Stack, Switch, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { ChatTrigger, ChatTriggerFigures } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { CreateLink } from '../../../frame/CreateLink';
import { OrderButtons } from '../../../frame/OrderButtons';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { begins, bodyOf, TRIGGERS, useFigures, useTriggers } from '../api';
import { TestPanel } from '../components/TestPanel';
import { useConditionText } from '../names';

const PERIODS = [7, 30, 90] as const;

/** Gatilhos: what the chat does by itself for who visits the site. */
export function TriggersPage() {
	const { t } = useTranslation('trigger');
	const query = useTriggers();
	const queries = useQueryClient();
	const { problem, attempt } = useAttempt();
	const [days, setDays] = useState<number>(30);
	const figures = useFigures(days).data;
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
	const order = (trigger: ChatTrigger, index: number) => (
		<OrderButtons
			up={t('moveUp', { name: trigger.name })}
			down={t('moveDown', { name: trigger.name })}
			first={index === 0}
			last={index === triggers.length - 1}
			onMove={(by) => void move(index, by)}
		/>
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
					<Select
						label={t('figures.period')}
						maw={240}
						allowDeselect={false}
						data={PERIODS.map((each) => ({ value: String(each), label: t('figures.days', { count: each }) }))}
						value={String(days)}
						onChange={(value) => setDays(Number(value))}
					/>
					<PlainList
						label={t('title')}
						headings={[t('field.name'), t('conditions'), t('field.action'), t('figures.title'), t('order')]}
					>
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
									<Group hiddenFrom="sm" mt={6} gap="xs" justify="space-between" align="flex-end" wrap="nowrap">
										<Stack gap={0}>
											<Conditions trigger={each} size="xs" />
											<Text size="xs">{t(`action.${each.action}`)}</Text>
											<Figures trigger={each} figures={figures?.get(each.id)} />
										</Stack>
										{order(each, index)}
									</Group>
								</Table.Td>
								<Table.Td visibleFrom="sm">
									<Conditions trigger={each} size="sm" />
								</Table.Td>
								<Table.Td visibleFrom="sm">{t(`action.${each.action}`)}</Table.Td>
								<Table.Td visibleFrom="sm">
									<Figures trigger={each} figures={figures?.get(each.id)} />
								</Table.Td>
								<Table.Td visibleFrom="sm">{order(each, index)}</Table.Td>
							</Table.Tr>
						))}
					</PlainList>
					<TestPanel />
				</Stack>
			)}
		</>
	);
}

/** When it fires. */
function Conditions({ trigger, size }: { trigger: ChatTrigger; size: 'xs' | 'sm' }) {
	const { t } = useTranslation('trigger');
	const text = useConditionText();
	return (
		<>
			{trigger.occasion === 'CLICK' && <Text size={size}>{t('occasion.CLICK')}</Text>}
			{trigger.conditions.map((condition, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: two may be the same
				<Text size={size} key={place} style={{ overflowWrap: 'anywhere' }}>
					{text(condition)}
				</Text>
			))}
			{trigger.conditions.length === 0 && trigger.occasion === 'PAGE' && <Text size={size}>{t('always')}</Text>}
		</>
	);
}

/** How often it fired within the period, and what came of it, as far as its action can bring that about. */
function Figures({ trigger, figures }: { trigger: ChatTrigger; figures: ChatTriggerFigures | undefined }) {
	const { t } = useTranslation('trigger');
	const opensBy = trigger.action === 'INVITATION' || trigger.action === 'PROMOTION';
	// "0 times" three times over says no more than that.
	if (!figures?.shown) {
		return (
			<Text size="xs" c="dimmed">
				{t('figures.never')}
			</Text>
		);
	}
	return (
		<>
			<Text size="xs">{t('figures.shown', { count: figures.shown })}</Text>
			{opensBy && <Text size="xs">{t('figures.followed', { count: figures.followed })}</Text>}
			{begins(trigger.action) && <Text size="xs">{t('figures.begun', { count: figures.begun })}</Text>}
		</>
	);
}
