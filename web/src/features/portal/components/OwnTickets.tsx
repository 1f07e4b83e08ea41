import { Badge, Button, Center, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CustomerTicket } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState, ErrorState } from '../../../frame/states';
import { useOwnTickets } from '../api';
import classes from './OwnTickets.module.css';

const COLORS = { WITH_US: 'teal', WITH_YOU: 'orange', CLOSED: 'gray', CANCELLED: 'gray' } as const;

/** The customer's tickets, the latest written to first. */
export function OwnTickets({ account }: { account: string }) {
	const { t } = useTranslation('portal');
	const query = useOwnTickets(account);
	const tickets = query.data?.pages.flatMap((page) => page.items) ?? [];
	return (
		<Stack>
			<Title order={1} size="h3">
				{t('tickets')}
			</Title>
			{query.isPending && <Skeleton height={180} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && tickets.length === 0 && <EmptyState title={t('noTickets')} text={t('noTicketsText')} />}
			{tickets.length > 0 && (
				<ul className={classes.list} aria-label={t('tickets')}>
					{tickets.map((each) => (
						<Ticket key={each.number} ticket={each} />
					))}
				</ul>
			)}
			{query.hasNextPage && (
				<Center>
					<Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
						{t('more')}
					</Button>
				</Center>
			)}
		</Stack>
	);
}

function Ticket({ ticket }: { ticket: CustomerTicket }) {
	const { t } = useTranslation('portal');
	return (
		<li className={classes.ticket}>
			<div className={classes.subject}>
				<Text fw={600}>{ticket.subject}</Text>
				<Text size="sm" c="dimmed" component="div">
					{t('number', { number: ticket.number })} · {t('updated')} <RelativeTime value={ticket.lastMessageAt} />
				</Text>
			</div>
			<Badge variant="light" color={COLORS[ticket.standing]} tt="none" flex="none">
				{t(`standing.${ticket.standing}`)}
			</Badge>
		</li>
	);
}
