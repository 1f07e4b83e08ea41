import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import classes from '../components/TicketAside.module.css';

/** Whom a ticket is for: its customer, or the agent who asks (OPN-19). */
export function Whose({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const { customer, requester } = ticket;
	return (
		<section>
			<Title order={2} size="sm" mb="xs">
				{t(customer ? 'aside.customer' : 'internal.requester')}
			</Title>
			{customer && (
				<Stack gap={4}>
					<Anchor component={Link} to={`/customers/${customer.id}`} size="sm" fw={600}>
						{customer.name}
					</Anchor>
					{ticket.organization && (
						<Anchor component={Link} to={`/organizations/${ticket.organization.id}`} size="sm" c="dimmed">
							{ticket.organization.name}
						</Anchor>
					)}
					{[...new Set(customer.emails)].map((email) => (
						<Text key={email} size="sm" c="dimmed" className={classes.value}>
							{email}
						</Text>
					))}
					{customer.phone && (
						<Text size="sm" c="dimmed">
							{customer.phone}
						</Text>
					)}
				</Stack>
			)}
			{requester && (
				<Stack gap={4}>
					<Text size="sm" fw={600}>
						{requester.name}
					</Text>
					{requester.department && (
						<Text size="sm" c="dimmed">
							{t('internal.inTheNameOf', { name: requester.department.name })}
						</Text>
					)}
				</Stack>
			)}
		</section>
	);
}
