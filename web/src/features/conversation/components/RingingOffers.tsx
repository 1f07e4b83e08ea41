import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhoneCall } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../actions/ActionProvider';
import { problemText } from '../../../api/client';
import type { Conversation } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { useMe } from '../../../frame/session';
import { useTopic } from '../../../realtime/useTopic';
import { type OfferContext, offerActions } from '../actions';
import { accept, conversationKeys, decline } from '../api';
import { useMine, useWaiting } from '../live';
import { withdrawOffer } from '../signals/signals';
import { useRinging, useSignals } from '../signals/useSignals';
import classes from './RingingOffers.module.css';

/** A conversation that another agent would pass on. */
interface Asked {
	conversationId: string;
	number: number;
	from: string;
}

interface Rings {
	conversationId: string;
	number: number;
	until: string;
}

interface RingsNoMore {
	conversationId: string;
	outcome: string;
	/** Where it rang at others as well: which it was, and who took it. */
	number?: number;
	by?: string;
}

/** What rings at the agent, wherever in the console they are: who it is, how long it rings, and two answers. */
export function RingingOffers() {
	const { t } = useTranslation('conversation');
	const me = useMe();
	const queries = useQueryClient();
	const [until, setUntil] = useState<Record<string, string>>({});
	const [looked, setLooked] = useState<ReadonlySet<string>>(new Set());
	const signal = useSignals();
	const ringing = useMine().data?.filter((each) => each.state === 'RINGING') ?? [];
	const asked = useWaiting().data?.asked.filter((each) => !looked.has(each.offerId)) ?? [];
	const refresh = () => void queries.invalidateQueries({ queryKey: conversationKeys.lists });
	const refreshAsked = () => void queries.invalidateQueries({ queryKey: conversationKeys.waiting });
	useTopic(`agent:${me.agent.id}`, {
		onEvent: ({ kind, data, at, seq }) => {
			if (kind === 'conversation-rings') {
				const rings = data as Rings;
				setUntil((before) => ({ ...before, [rings.conversationId]: rings.until }));
				refresh();
				signal({
					about: 'OFFER',
					name: `rings:${rings.conversationId}:${rings.until}`,
					conversationId: rings.conversationId,
					title: t('ring.title'),
					body: `#${rings.number}`,
					at,
				});
			}
			if (kind === 'conversation-transfer') {
				const transfer = data as Asked;
				const { conversationId } = transfer;
				refreshAsked();
				signal({
					about: 'OFFER',
					name: `transfer:${conversationId}:${seq}`,
					conversationId,
					title: t('transfer.offered', { name: transfer.from }),
					body: `#${transfer.number}`,
					at,
				});
			}
			if (kind === 'conversation-transfer-over') {
				const { conversationId } = data as Rings;
				refreshAsked();
				withdrawOffer(conversationId);
			}
			if (kind === 'conversation-transfer-answered') {
				const { number, outcome } = data as { number: number; outcome: string };
				notifications.show({ message: t(`transfer.answered.${outcome}`, { number }) });
			}
			if (kind === 'conversation-rings-no-more') {
				const { outcome, conversationId, number, by } = data as RingsNoMore;
				withdrawOffer(conversationId);
				if (outcome === 'MISSED') {
					notifications.show({ color: 'yellow', message: t('ring.missed') });
				}
				if (outcome === 'TAKEN') {
					notifications.show({ message: t('ring.taken', { name: by, number }) });
				}
				void queries.invalidateQueries({ queryKey: conversationKeys.page(conversationId) });
				refresh();
			}
		},
		onReset: () => {
			refresh();
			refreshAsked();
		},
	});
	useRinging(ringing.length + asked.length > 0);
	useAcceptShortcut(ringing[0]?.id ?? null, refresh);
	return (
		<div className={classes.place} role="region" aria-label={t('ring.title')} aria-live="assertive">
			{asked.map((each) => (
				<Paper key={each.offerId} withBorder shadow="lg" p="md" radius="md" className={classes.offer}>
					<Stack gap="xs">
						<Text size="sm">
							{each.customer
								? t('transfer.offeredCustomer', { name: each.askedBy, customer: each.customer })
								: t('transfer.offered', { name: each.askedBy })}
						</Text>
						<Button
							component={Link}
							to={`/conversations/${each.conversationId}`}
							onClick={() => setLooked((before) => new Set(before).add(each.offerId))}
						>
							{t('transfer.see', { number: each.number })}
						</Button>
					</Stack>
				</Paper>
			))}
			{ringing.map((each) => (
				<Offer key={each.id} conversation={each} until={until[each.id] ?? null} onAnswered={refresh} />
			))}
		</div>
	);
}

/** Takes what rings first by a key, from wherever. */
function useAcceptShortcut(id: string | null, onAnswered: () => void) {
	const take = useAccept();
	const latest = useRef({ take, onAnswered });
	latest.current = { take, onAnswered };
	const context = useMemo(
		(): OfferContext => ({
			accept:
				id === null
					? null
					: async () => {
							try {
								await latest.current.take(id);
							} catch (failure) {
								notifications.show({ color: 'red', message: problemText(failure) });
							} finally {
								latest.current.onAnswered();
							}
						},
		}),
		[id],
	);
	useActions(offerActions, context);
}

/** Answers what takes an offer, and leads to its conversation. */
function useAccept(): (id: string) => Promise<void> {
	const navigate = useNavigate();
	return async (id) => {
		await accept(id);
		await navigate({ to: '/conversations/$conversationId', params: { conversationId: id } });
	};
}

function Offer({
	conversation,
	until,
	onAnswered,
}: {
	conversation: Conversation;
	until: string | null;
	onAnswered(): void;
}) {
	const { t } = useTranslation('conversation');
	const take = useAccept();
	const { busy, problem, attempt } = useAttempt();
	const [now, setNow] = useState(Date.now);
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), 500);
		return () => clearInterval(timer);
	}, []);
	const left = until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / 1000));
	const answer = (work: () => Promise<unknown>) =>
		attempt(async () => {
			try {
				await work();
			} finally {
				onAnswered();
			}
		});
	return (
		<Paper withBorder shadow="lg" p="md" radius="md" className={classes.offer}>
			<Stack gap="xs">
				<Group gap="xs" wrap="nowrap">
					<IconPhoneCall size={20} aria-hidden />
					<Text fw={600}>{t('ring.title')}</Text>
				</Group>
				<Text size="sm">
					{t('ring.text', {
						name: conversation.customerName || t('anonymous'),
						department: conversation.department.name,
					})}
				</Text>
				{left !== null && (
					<>
						<Progress value={Math.min(100, (left / 30) * 100)} size="xs" aria-hidden />
						<Text size="xs" c="dimmed">
							{t('ring.seconds', { count: left })}
						</Text>
					</>
				)}
				{problem && (
					<Text size="sm" c="red" role="alert">
						{problem}
					</Text>
				)}
				<Group grow>
					<Button loading={busy} onClick={() => void answer(() => take(conversation.id))}>
						{t('ring.accept')}
					</Button>
					<Button variant="default" disabled={busy} onClick={() => void answer(() => decline(conversation.id))}>
						{t('ring.decline')}
					</Button>
				</Group>
			</Stack>
		</Paper>
	);
}
