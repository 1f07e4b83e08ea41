import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { SituationBadge } from '../components/SituationBadge';

type Relative = Ticket['family']['children'][number];

/** The tickets it was escalated to, and the one it was escalated from (ESC-4, ESC-9). */
export function Family({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const { parent, children } = ticket.family;
	return (
		<>
			{parent && (
				<section>
					<Title order={2} size="sm" mb="xs">
						{t('escalate.parent')}
					</Title>
					<RelativeLine relative={parent} />
				</section>
			)}
			{children.length > 0 && (
				<section>
					<Title order={2} size="sm" mb="xs">
						{t('escalate.children')}
					</Title>
					<Stack gap="sm">
						{children.map((each) => (
							<RelativeLine key={each.id} relative={each} />
						))}
					</Stack>
				</section>
			)}
		</>
	);
}

function RelativeLine({ relative }: { relative: Relative }) {
	const name = [`#${relative.number}`, relative.subject].filter(Boolean).join(' ');
	return (
		<Stack gap={2} align="flex-start">
			{relative.seen ? (
				<Anchor component={Link} to={`/tickets/${relative.id}`} size="sm">
					{name}
				</Anchor>
			) : (
				<Text size="sm">{name}</Text>
			)}
			<Text size="xs" c="dimmed">
				{[relative.department.name, relative.agent?.name].filter(Boolean).join(' · ')}
			</Text>
			<SituationBadge code={relative.situation.code} />
		</Stack>
	);
}
