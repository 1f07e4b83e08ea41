import { Anchor, Divider, Text, Timeline, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket, TicketEvent } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { TicketAgenda } from '../../agenda/components/TicketAgenda';
import { FieldText } from '../../field/components/FieldText';
import { Copies } from '../copies/Copies';
import { Family } from '../escalation/Family';
import { Followers } from '../followers/Followers';
import { Whose } from '../internal/Whose';
import { TicketLinks } from '../links/TicketLinks';
import { StatusHistory } from '../status/StatusHistory';
import { TicketTags } from '../tags/TicketTags';
import { WorkPanel } from '../work/WorkPanel';
import { eventText } from './EventLine';
import classes from './TicketAside.module.css';

/** Beside the thread: the customer, what the ticket is, and what happened to it. */
export function TicketAside({ ticket, events }: { ticket: Ticket; events: TicketEvent[] }) {
	const { t } = useTranslation('ticket');
	return (
		<aside className={classes.aside} aria-label={t('aside.label')}>
			<Whose ticket={ticket} />
			<Divider />
			<section>
				<Title order={2} size="sm" mb="xs">
					{t('aside.properties')}
				</Title>
				<dl className={classes.properties}>
					<Property label={t('field.department')}>{ticket.department.name}</Property>
					<Property label={t('field.category')}>{ticket.category?.name ?? t('aside.none')}</Property>
					<Property label={t('field.priority')}>{t(`priority.${ticket.priority}`)}</Property>
					<Property label={t('field.agent')}>{ticket.agent?.name ?? t('aside.noAgent')}</Property>
					<Property label={t('field.created')}>
						<RelativeTime value={ticket.createdAt} />
					</Property>
					{ticket.firstReplyAt && (
						<Property label={t('field.firstReply')}>
							<RelativeTime value={ticket.firstReplyAt} />
						</Property>
					)}
					{ticket.closedAt && (
						<Property label={t('field.closed')}>
							<RelativeTime value={ticket.closedAt} />
						</Property>
					)}
					{ticket.fields.map((each) => (
						<Property key={each.id} label={each.name}>
							<FieldText value={each} />
						</Property>
					))}
					<Property label={t('field.origin')}>{t(`origin.${ticket.origin}`)}</Property>
					{ticket.mailbox && <Property label={t('field.mailbox')}>{ticket.mailbox.address}</Property>}
					{ticket.customer && (
						<Property label={t('field.notifyCustomer')}>
							{ticket.notifyCustomer ? t('aside.yes') : t('aside.no')}
						</Property>
					)}
					<Property label={t('field.notifyAgent')}>{ticket.notifyAgent ? t('aside.yes') : t('aside.no')}</Property>
				</dl>
			</section>
			<WorkPanel ticket={ticket} />
			<TicketAgenda ticket={ticket} />
			<TicketTags ticket={ticket} />
			<TicketLinks ticket={ticket} />
			<Copies ticket={ticket} />
			<Followers ticket={ticket} />
			<Family ticket={ticket} />
			<StatusHistory ticket={ticket} />
			{ticket.followingTickets.length > 0 && (
				<section>
					<Title order={2} size="sm" mb="xs">
						{t('aside.following')}
					</Title>
					{ticket.followingTickets.map((each) => (
						<Anchor key={each.id} component={Link} to={`/tickets/${each.id}`} size="sm" display="block">
							#{each.number} {each.subject}
						</Anchor>
					))}
				</section>
			)}
			<Divider />
			<section>
				<Title order={2} size="sm" mb="sm">
					{t('aside.history')}
				</Title>
				<Timeline bulletSize={10} lineWidth={1} active={events.length} classNames={{ item: classes.event }}>
					{events.map((event) => (
						<Timeline.Item key={event.id}>
							<Text size="xs">{eventText(event, t)}</Text>
							<Text size="xs" c="dimmed">
								<RelativeTime value={event.at} />
							</Text>
						</Timeline.Item>
					))}
				</Timeline>
			</section>
		</aside>
	);
}

function Property({ label, children }: { label: string; children: ReactNode }) {
	return (
		<>
			<Text component="dt" size="sm" c="dimmed">
				{label}
			</Text>
			<Text component="dd" size="sm" m={0} className={classes.value}>
				{children}
			</Text>
		</>
	);
}
