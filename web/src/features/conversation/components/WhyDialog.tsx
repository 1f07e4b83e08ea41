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
				{rounds(query.data ?? []).map((each) =>
					each[0].reason === 'RING_ALL' ? (
						<Round key={each[0].offerId} offers={each} />
					) : (
						<Offer key={each[0].offerId} offer={each[0]} />
					),
				)}
			</Stack>
		</Modal>
	);
}

type Round = [RoutingDecision, ...RoutingDecision[]];

/** What rang at everybody at once belongs together: the first of it says who was looked at, the others only add to whom it rang. */
function rounds(offers: RoutingDecision[]): Round[] {
	const found: Round[] = [];
	for (const offer of offers) {
		const last = found.at(-1);
		if (last && offer.reason === 'RING_ALL' && offer.decision.candidates.length === 0) {
			last.push(offer);
		} else {
			found.push([offer]);
		}
	}
	return found;
}

/** One round of what rang at everybody (DST-4): what each of them did, and whom it passed over. */
function Round({ offers }: { offers: Round }) {
	const { t } = useTranslation('conversation');
	const { candidates, others, binding, rings } = offers[0].decision;
	const left = candidates.filter((each) => each.excluded);
	const more = others - rings.filter((id) => !candidates.some((each) => each.agentId === id)).length;
	return (
		<section>
			<Group gap="xs" mb={4}>
				<Text fw={600} size="sm">
					{t('why.reason.RING_ALL')}
				</Text>
				<Text size="xs" c="dimmed">
					<RelativeTime value={offers[0].offeredAt} />
				</Text>
			</Group>
			{binding && <Text size="sm">{t(`why.binding.${binding.why}`, { name: binding.name })}</Text>}
			<List size="sm">
				{offers.map((each) => (
					<List.Item key={each.offerId}>
						{each.agentName}{' '}
						<Badge size="sm" variant="light" color={each.outcome === 'ACCEPTED' ? 'teal' : 'gray'}>
							{t(`why.outcome.${each.outcome}`)}
						</Badge>
					</List.Item>
				))}
				{left.map((each) => (
					<List.Item key={each.agentId}>
						{each.name}
						{each.excluded && ` · ${t(`why.excluded.${each.excluded}`)}`}
					</List.Item>
				))}
			</List>
			{more > 0 && (
				<Text size="xs" c="dimmed">
					{t('why.others', { count: more })}
				</Text>
			)}
		</section>
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
