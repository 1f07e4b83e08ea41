import { ActionIcon, Group, NavLink, Stack, Text } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketView } from '../../../api/types';
import type { TicketFilters } from '../api';
import { useViews } from './api';
import { ViewDialog } from './ViewDialog';
import classes from './ViewList.module.css';

interface ViewListProps {
	/** The view that is open; null for none. */
	current: string | null;
	/** What the list is narrowed by now. */
	filters: TicketFilters;
}

/** Saved views, by whose they are. */
export function ViewList({ current, filters }: ViewListProps) {
	const { t } = useTranslation('ticket');
	const views = useViews().data ?? [];
	const [edited, setEdited] = useState<TicketView | 'new' | null>(null);
	const group = (label: string, of: TicketView[]) =>
		of.length > 0 && (
			<Stack key={label} gap={2}>
				<Text size="xs" c="dimmed" fw={600} px="xs" className={classes.group}>
					{label}
				</Text>
				{of.map((view) => (
					<Group key={view.id} gap={2} wrap="nowrap">
						<NavLink
							renderRoot={(props) => (
								<Link to="/tickets" search={{ ...view.filters, view: view.id } as never} {...props} />
							)}
							label={view.name}
							active={view.id === current}
							aria-current={view.id === current ? 'page' : undefined}
							noWrap
							py={6}
						/>
						{view.manageable && (
							<ActionIcon
								variant="subtle"
								color="gray"
								aria-label={t('view.edit', { name: view.name })}
								onClick={() => setEdited(view)}
							>
								<IconPencil size={16} />
							</ActionIcon>
						)}
					</Group>
				))}
			</Stack>
		);
	const shared = [...new Set(views.flatMap((each) => each.department?.name ?? []))];
	return (
		<Stack component="nav" gap={2} aria-label={t('view.title')}>
			<Group justify="space-between" px="xs" wrap="nowrap">
				<Text size="sm" fw={600}>
					{t('view.title')}
				</Text>
				<ActionIcon variant="subtle" aria-label={t('view.new')} onClick={() => setEdited('new')}>
					<IconPlus size={16} />
				</ActionIcon>
			</Group>
			{views.length === 0 && (
				<Text size="xs" c="dimmed" px="xs">
					{t('view.none')}
				</Text>
			)}
			{group(
				t('view.scope.OWN'),
				views.filter((each) => each.scope === 'OWN'),
			)}
			{shared.map((name) =>
				group(
					name,
					views.filter((each) => each.department?.name === name),
				),
			)}
			{group(
				t('view.scope.EVERYONE'),
				views.filter((each) => each.scope === 'EVERYONE'),
			)}
			{edited && (
				<ViewDialog view={edited === 'new' ? null : edited} filters={filters} onClose={() => setEdited(null)} />
			)}
		</Stack>
	);
}
