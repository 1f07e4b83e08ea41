import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from './session';

/** Novo chamado, and by its arrow the internal one (OPN-11, OPN-16), as far as the person may open them. */
export function NewTicket({ folded, onOpen }: { folded: boolean; onOpen: () => void }) {
	const { t } = useTranslation('frame');
	const external = useMay('TICKET_CREATE');
	const internal = useMay('TICKET_CREATE_INTERNAL');
	const main = external
		? { to: '/tickets/new', label: t('nav.newTicket') }
		: { to: '/tickets/new-internal', label: t('nav.newInternalTicket') };
	if (!external && !internal) {
		return null;
	}
	if (folded) {
		return (
			<Tooltip label={main.label} position="right">
				<ActionIcon component={Link} to={main.to} size="xl" aria-label={main.label}>
					<IconPlus size={20} />
				</ActionIcon>
			</Tooltip>
		);
	}
	const button = (
		<Button component={Link} to={main.to} fullWidth leftSection={<IconPlus size={16} />} onClick={onOpen}>
			{main.label}
		</Button>
	);
	return external && internal ? (
		<Button.Group>
			{button}
			<Menu position="bottom-end">
				<Menu.Target>
					<Button px="xs" aria-label={t('nav.moreNewTickets')}>
						<IconChevronDown size={16} />
					</Button>
				</Menu.Target>
				<Menu.Dropdown>
					<Menu.Item component={Link} to="/tickets/new-internal" onClick={onOpen}>
						{t('nav.newInternalTicket')}
					</Menu.Item>
				</Menu.Dropdown>
			</Menu>
		</Button.Group>
	) : (
		button
	);
}
