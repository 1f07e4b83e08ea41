import { Button, Center, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CustomerTicket } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { portalPages, useCustomerForm, useOwnTickets } from '../api';
import { CancelTicket } from './CancelTicket';
import classes from './OwnTickets.module.css';
import { isOpen, StandingBadge } from './StandingBadge';

/** The customer's tickets, the latest written to first. */
export function OwnTickets({ account }: { account: string }) {
	const { t } = useTranslation('portal');
	const query = useOwnTickets(account);
	const form = useCustomerForm(account);
	const tickets = query.data?.pages.flatMap((page) => page.items) ?? [];
	return (
		<Stack>
			<Group justify="space-between" gap="sm">
				<Title order={1} size="h3">
					{t('tickets')}
				</Title>
				{form.data?.mayOpen && form.data.departments.length > 0 && (
					<Button component={Link} to={portalPages(account).opening} leftSection={<IconPlus size={16} />}>
						{t('opening.open')}
					</Button>
				)}
			</Group>
			{query.isPending && <Skeleton height={180} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && tickets.length === 0 && <EmptyState title={t('noTickets')} text={t('noTicketsText')} />}
			{tickets.length > 0 && (
				<ul className={classes.list} aria-label={t('tickets')}>
					{tickets.map((each) => (
						<Ticket key={each.number} account={account} ticket={each} />
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

function Ticket({ account, ticket }: { account: string; ticket: CustomerTicket }) {
	const { t } = useTranslation('portal');
	const pages = portalPages(account);
	return (
		<li className={classes.ticket}>
			<div className={classes.subject}>
				<RowLink to={pages.ticket(ticket.number)}>{ticket.subject}</RowLink>
				<Text size="sm" c="dimmed" component="div">
					{t('number', { number: ticket.number })} · {t('updated')} <RelativeTime value={ticket.lastMessageAt} />
				</Text>
				{ticket.mergedInto !== null && (
					<Text size="sm">
						<RowLink to={pages.ticket(ticket.mergedInto)}>{t('mergedInto', { number: ticket.mergedInto })}</RowLink>
					</Text>
				)}
			</div>
			<div className={classes.state}>
				<StandingBadge standing={ticket.standing} />
				{isOpen(ticket) && <CancelTicket account={account} ticket={ticket} />}
			</div>
		</li>
	);
}
