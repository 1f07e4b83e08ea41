import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { formatDay } from '../../../frame/format';
import { RelativeTime } from '../../../frame/RelativeTime';

type Other = Ticket['joins']['merged'][number];

/** Says where a merged ticket went, with the way back while there is one; or which others came (MRG-7, MRG-8). */
export function MergeBanner({ ticket, onUndo }: { ticket: Ticket; onUndo: () => Promise<void> }) {
	const { t } = useTranslation('ticket');
	const [busy, setBusy] = useState(false);
	const { into, merged } = ticket.joins;
	const undo = async () => {
		setBusy(true);
		await onUndo();
		setBusy(false);
	};
	return (
		<>
			{into && (
				<Alert color="blue" mt="sm" icon={<IconArrowMerge size={18} />} data-banner="merged">
					<Group justify="space-between" gap="sm">
						<div>
							<Text size="sm" fw={600}>
								{t(into.undoableUntil ? 'merge.mergedInto' : 'split.undone')} <OtherLink other={into.ticket} />
							</Text>
							<Text size="sm" c="dimmed">
								{into.by.name} · <RelativeTime value={into.at} />
								{into.undoableUntil && ` · ${t('merge.until', { date: formatDay(into.undoableUntil) })}`}
							</Text>
						</div>
						{ticket.actions.includes('UNDO_MERGE') && (
							<Button size="xs" variant="default" loading={busy} onClick={() => void undo()}>
								{t('merge.undo')}
							</Button>
						)}
					</Group>
				</Alert>
			)}
			{merged.length > 0 && (
				<Text size="sm" mt="xs" data-merged={merged.length}>
					{t('merge.has')}{' '}
					{merged.map((each, index) => (
						<Fragment key={each.id}>
							{index > 0 && ', '}
							<OtherLink other={each} />
						</Fragment>
					))}
				</Text>
			)}
		</>
	);
}

/** A ticket by its number; by its subject too, and as a link, where its reader sees it. */
export function OtherLink({ other }: { other: Other }) {
	return other.seen ? (
		<Anchor component={Link} to={`/tickets/${other.id}`}>
			#{other.number} {other.subject}
		</Anchor>
	) : (
		<>#{other.number}</>
	);
}
