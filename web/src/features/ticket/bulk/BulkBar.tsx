import { ActionIcon, Button, Group, Paper, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { TicketBulk, TicketRow } from '../../../api/types';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { useMay } from '../../../frame/session';
import type { TicketFilters } from '../api';
import { type BulkChoice, beginBulk, useRunningBulk } from './api';
import classes from './BulkBar.module.css';
import { type AskedAction, BulkDialog, type Typed } from './BulkDialog';
import { BulkProgress } from './BulkProgress';

interface BulkBarProps {
	tickets: TicketRow[];
	/** What the list is narrowed by. */
	filters: TicketFilters;
	/** Nothing needs to stay picked. */
	onDone: () => void;
	/** These were refused, and stay picked. */
	onRefused: (ids: string[]) => void;
}

/** What can be done with the picked tickets, or all that the list finds, and how far that is. */
export function BulkBar({ tickets, filters, onDone, onRefused }: BulkBarProps) {
	const { t } = useTranslation('ticket');
	const mayTransfer = useMay('TICKET_TRANSFER');
	const mayApply = useMay('TICKET_STATUS_APPLY');
	const mayEdit = useMay('TICKET_EDIT');
	const mayClose = useMay('TICKET_CLOSE');
	const mayDelete = useMay('TICKET_DELETE');
	const before = useRunningBulk().data?.id;
	const [began, setBegan] = useState<string | null>(null);
	const [dismissed, setDismissed] = useState<string | null>(null);
	const [all, setAll] = useState(false);
	const [busy, setBusy] = useState(false);
	const [asking, setAsking] = useState<AskedAction | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	/** What was given last, and whether some refused it: they are asked again with the same. */
	const [last, setLast] = useState<Typed | null>(null);
	const [again, setAgain] = useState(false);
	const shown = began ?? before;
	const begin = async (action: TicketBulk['action'], choice: BulkChoice = {}) => {
		setBusy(true);
		setProblem(null);
		setAgain(false);
		try {
			const of = all ? { filters: asParameters(filters) } : { ticketIds: tickets.map((each) => each.id) };
			setBegan((await beginBulk({ action, ...of, ...choice })).id);
			setAll(false);
			onDone();
		} catch (failure) {
			setProblem(problemText(failure));
			setAgain(true);
		}
		setBusy(false);
		setAsking(null);
	};
	const visible = shown && shown !== dismissed ? shown : null;
	if (tickets.length === 0 && !visible && !problem) {
		return null;
	}
	return (
		<Paper withBorder className={classes.bar} role="region" aria-label={t('bulk.label')}>
			{tickets.length > 0 && (
				<Group gap="xs">
					<Text size="sm" fw={600} aria-live="polite">
						{all ? t('bulk.allPicked') : t('bulk.picked', { count: tickets.length })}
					</Text>
					<Tooltip label={t('bulk.clear')}>
						<ActionIcon
							variant="subtle"
							color="gray"
							size={26}
							aria-label={t('bulk.clear')}
							onClick={() => {
								setAll(false);
								onDone();
							}}
						>
							<IconX size={16} />
						</ActionIcon>
					</Tooltip>
					<Button size="compact-sm" loading={busy && !asking} onClick={() => void begin('BIND')}>
						{t('bulk.bind')}
					</Button>
					{mayTransfer && (
						<Button size="compact-sm" variant="default" onClick={() => setAsking('TRANSFER')}>
							{t('bulk.action.TRANSFER')}
						</Button>
					)}
					{mayApply && (
						<Button size="compact-sm" variant="default" onClick={() => setAsking('STATUS')}>
							{t('bulk.action.STATUS')}
						</Button>
					)}
					{mayEdit && (
						<Button size="compact-sm" variant="default" onClick={() => setAsking('PRIORITY')}>
							{t('bulk.action.PRIORITY')}
						</Button>
					)}
					<Button size="compact-sm" variant="default" onClick={() => setAsking('TAGS')}>
						{t('bulk.action.TAGS')}
					</Button>
					{mayClose && (
						<Button size="compact-sm" variant="default" onClick={() => setAsking('CLOSE')}>
							{t('bulk.close')}
						</Button>
					)}
					{mayDelete && (
						<Button size="compact-sm" variant="default" onClick={() => setAsking('DELETE')}>
							{t('bulk.delete')}
						</Button>
					)}
					{!all && (
						<Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
							{t('bulk.all')}
						</Button>
					)}
				</Group>
			)}
			<ProblemAlert problem={problem} />
			{visible && (
				<BulkProgress
					id={visible}
					onRefused={
						visible === began
							? (ids) => {
									setAgain(true);
									onRefused(ids);
								}
							: undefined
					}
					onDismiss={() => setDismissed(visible)}
				/>
			)}
			<BulkDialog
				action={asking}
				tickets={all ? null : tickets}
				busy={busy}
				before={again && last?.action === asking ? last : null}
				onClose={() => setAsking(null)}
				onSubmit={(typed, choice) => {
					setLast(typed);
					void begin(typed.action, choice);
				}}
			/>
		</Paper>
	);
}

function asParameters(filters: TicketFilters): Record<string, string> {
	return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}
