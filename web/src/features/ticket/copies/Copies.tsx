import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { MOST } from './api';
import { PeopleInput } from './PeopleInput';
import { useCopies } from './useCopies';

/** Who outside gets the answers too, beside the ticket (CC-1). */
export function Copies({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const { problem, busy, add, remove } = useCopies(ticket);
	const may = ticket.customer !== null && ticket.actions.includes('ORGANIZE');
	if (ticket.copies.length === 0 && !may) {
		return null;
	}
	return (
		<section data-copies>
			<Title order={2} size="sm" mb="xs">
				{t('copy.title')}
			</Title>
			<Stack component="ul" gap={6} m={0} mb={may && ticket.copies.length > 0 ? 'xs' : 0} p={0}>
				{ticket.copies.map((each) => (
					<Group component="li" key={each.id} gap="xs" wrap="nowrap" justify="space-between" align="flex-start">
						<div style={{ minWidth: 0 }}>
							<Text size="sm" truncate>
								{each.name || each.address}
							</Text>
							{each.name && (
								<Text size="xs" c="dimmed" truncate>
									{each.address}
								</Text>
							)}
							{each.failure !== null && (
								<>
									<Text size="xs" c="red" style={{ overflowWrap: 'anywhere' }}>
										<IconAlertTriangle size={12} aria-hidden /> {t('copy.failed', { error: each.failure })}
									</Text>
									{may && (
										<Button variant="default" size="compact-xs" mt={4} disabled={busy} onClick={() => add(each)}>
											{t('copy.again')}
										</Button>
									)}
								</>
							)}
						</div>
						{may && (
							<ActionIcon
								variant="subtle"
								color="gray"
								disabled={busy}
								aria-label={t('copy.remove', { name: each.name || each.address })}
								onClick={() => remove(each.id)}
							>
								<IconX size={14} />
							</ActionIcon>
						)}
					</Group>
				))}
			</Stack>
			{may && ticket.copies.length < MOST && (
				<PeopleInput size="xs" ariaLabel={t('copy.add')} people={[]} onAdd={add} onRemove={() => {}} />
			)}
			{problem && (
				<Text size="sm" c="red" mt={4} role="alert">
					{problem}
				</Text>
			)}
		</section>
	);
}
