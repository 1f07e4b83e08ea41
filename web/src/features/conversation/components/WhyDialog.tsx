import { Badge, Group, List, Loader, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoutingDecision } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { ErrorState } from '../../../frame/states';
import { conversationKeys, readDecisions } from '../api';

/** Why a conversation came to whom it came: each offer, its rule, and who was looked at. */
export function WhyDialog({ id, onClose }: { id: string; onClose(): void }) {
	const { t } = useTranslation('conversation');
	const query = useQuery({ queryKey: conversationKeys.decisions(id), queryFn: () => readDecisions(id) });
	return (
		<Modal
			opened
			onClose={onClose}
			title={t('why.title')}
			size="lg"
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			{query.isPending && <Loader size="sm" />}
			{query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.isSuccess && query.data.length === 0 && <Text size="sm">{t('why.none')}</Text>}
			<Stack gap="lg">
				{query.data?.map((each) => (
					<Offer key={each.offerId} offer={each} />
				))}
			</Stack>
		</Modal>
	);
}

function Offer({ offer }: { offer: RoutingDecision }) {
	const { t } = useTranslation('conversation');
	const { candidates, others, binding } = offer.decision;
	return (
		<section>
			<Group gap="xs" mb={4}>
				<Text fw={600} size="sm">
					{t(`why.reason.${offer.reason}`)}
				</Text>
				<Badge size="sm" variant="light" color={offer.outcome === 'ACCEPTED' ? 'teal' : 'gray'}>
					{t(`why.outcome.${offer.outcome}`)}
				</Badge>
				<Text size="xs" c="dimmed">
					<RelativeTime value={offer.offeredAt} />
				</Text>
			</Group>
			{binding && <Text size="sm">{t(`why.binding.${binding.why}`, { name: binding.name })}</Text>}
			<List size="sm">
				{candidates.map((each) => (
					<List.Item key={each.agentId}>
						{t('why.candidate', { name: each.name, active: each.active, most: each.most })}
						{each.agentId === offer.agentId && ` · ${t('why.chosen')}`}
						{each.excluded && ` · ${t(`why.excluded.${each.excluded}`)}`}
					</List.Item>
				))}
			</List>
			{others > 0 && (
				<Text size="xs" c="dimmed">
					{t('why.others', { count: others })}
				</Text>
			)}
		</section>
	);
}
