import { Alert, Anchor, Progress, ScrollArea, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ticketKeys } from '../api';
import { useBulk, useRefused } from './api';

interface BulkProgressProps {
	id: string;
	/** Told once which were refused. */
	onRefused?: (ids: string[]) => void;
	onDismiss: () => void;
}

/** How far it is with many tickets; each one that was refused stands there with its reason. */
export function BulkProgress({ id, onRefused, onDismiss }: BulkProgressProps) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const bulk = useBulk(id).data;
	const refused = useRefused(bulk).data;
	const told = useRef(false);
	const finished = !!bulk?.finishedAt;
	useEffect(() => {
		if (finished) {
			void queries.invalidateQueries({ queryKey: ticketKeys.all });
		}
	}, [finished, queries]);
	useEffect(() => {
		if (finished && refused && onRefused && !told.current) {
			told.current = true;
			onRefused(refused.map((each) => each.ticketId));
		}
	}, [finished, refused, onRefused]);
	if (!bulk) {
		return null;
	}
	const through = bulk.done + bulk.asked + bulk.refused;
	return (
		<Alert
			mt="xs"
			role="status"
			color={bulk.refused > 0 ? 'red' : bulk.asked > 0 ? 'yellow' : 'teal'}
			withCloseButton={finished}
			closeButtonLabel={t('page.dismiss')}
			onClose={onDismiss}
			title={t(finished ? 'bulk.finished' : 'bulk.running', {
				what: t(`bulk.action.${bulk.action}`),
				done: bulk.done,
				total: bulk.total,
			})}
		>
			{!finished && <Progress value={(100 * through) / bulk.total} aria-label={t('bulk.progress')} mb="xs" />}
			{bulk.asked > 0 && <Text size="sm">{t('bulk.asked', { count: bulk.asked })}</Text>}
			{bulk.refused > 0 && <Text size="sm">{t('bulk.refused', { count: bulk.refused })}</Text>}
			{refused && refused.length > 0 && (
				<ScrollArea.Autosize mah={160}>
					{refused.map((each) => (
						<Text key={each.position} size="sm">
							{each.number && (
								<>
									<Anchor component={Link} to={`/tickets/${each.ticketId}`} inherit underline="always">
										#{each.number}
									</Anchor>
									{': '}
								</>
							)}
							{each.reason}
						</Text>
					))}
				</ScrollArea.Autosize>
			)}
		</Alert>
	);
}
