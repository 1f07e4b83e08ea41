import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';
import { OtherLink } from '../merge/MergeBanner';

type Part = Ticket['parts']['parts'][number];

/** Says which ticket this one was split off, and which were split off it, with the way back while there is one (SPL-8). */
export function SplitBanner({ ticket, onUndo }: { ticket: Ticket; onUndo: (part: string) => Promise<void> }) {
	const { t } = useTranslation('ticket');
	const { from, parts } = ticket.parts;
	return (
		<>
			{from && (
				<Line
					part={from}
					label={t('split.from')}
					undo={ticket.actions.includes('UNDO_SPLIT') ? () => onUndo(ticket.id) : undefined}
				/>
			)}
			{parts.map((part) => (
				<Line
					key={part.ticket.id}
					part={part}
					label={t('split.off')}
					undo={
						ticket.actions.includes('SPLIT') && Date.parse(part.undoableUntil) > Date.now()
							? () => onUndo(part.ticket.id)
							: undefined
					}
				/>
			))}
		</>
	);
}

function Line({ part, label, undo }: { part: Part; label: string; undo?: () => Promise<void> }) {
	const { t } = useTranslation('ticket');
	const [busy, setBusy] = useState(false);
	return (
		<Group gap="xs" mt="xs" data-split={part.ticket.number}>
			<Text size="sm">
				{label} <OtherLink other={part.ticket} />{' '}
				<Text span size="sm" c="dimmed">
					· {t('split.count', { count: part.messages })} · {part.by.name} · <RelativeTime value={part.at} />
				</Text>
			</Text>
			{undo && (
				<Button
					size="compact-sm"
					variant="default"
					loading={busy}
					aria-label={t('split.undoOf', { number: part.ticket.number })}
					onClick={async () => {
						setBusy(true);
						await undo();
						setBusy(false);
					}}
				>
					{t('merge.undo')}
				</Button>
			)}
		</Group>
	);
}
