import { Alert, Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { MergePreview, Ticket } from '../../../api/types';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { ticketKeys } from '../api';
import { mergeTicket, undoMerge, useMergePreview, useMergeTargets } from './api';
import { PresentNotes } from './PresentNotes';

interface MergeDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
}

/** Merges the ticket into another, after showing what that does (MRG-2). */
export function MergeDialog({ ticket, opened, onClose }: MergeDialogProps) {
	const { t } = useTranslation('ticket');
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			size="lg"
			title={t('merge.title', { number: ticket.number })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<MergeForm ticket={ticket} onClose={onClose} />
		</Modal>
	);
}

interface Target {
	value: string;
	label: string;
	/** The customer's name, as two tickets may have the same subject; null for an internal one. */
	whose: string | null;
}

function MergeForm({ ticket, onClose }: Omit<MergeDialogProps, 'opened'>) {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const [into, setInto] = useState<Target | null>(null);
	const [typed, setTyped] = useState('');
	const [search] = useDebouncedValue(typed === into?.label ? '' : typed, 300);
	const targets = useMergeTargets(ticket, search);
	const preview = useMergePreview(ticket.id, into?.value ?? null);
	const [missing, setMissing] = useState(false);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const offered = (targets.data ?? []).map((each) => ({
		value: each.id,
		label: `#${each.number} ${each.subject}`,
		whose: each.customer?.name ?? null,
	}));
	const options = into && !offered.some((each) => each.value === into.value) ? [into, ...offered] : offered;

	const submit = async () => {
		setMissing(!into);
		if (!into || busy) {
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			await mergeTicket(ticket.id, into.value);
			await queries.invalidateQueries({ queryKey: ticketKeys.all });
			onClose();
			await navigate({ to: `/tickets/${into.value}` });
			const told = `merged-${ticket.id}`;
			notifications.show({
				id: told,
				autoClose: 12_000,
				closeButtonProps: { 'aria-label': t('page.dismiss') },
				message: (
					<Group justify="space-between" wrap="nowrap">
						<Text size="sm">{t('merge.done', { number: ticket.number, target: preview.data?.target.number })}</Text>
						<Button size="compact-sm" variant="subtle" onClick={() => void undo(told)}>
							{t('merge.undo')}
						</Button>
					</Group>
				),
			});
		} catch (failure) {
			setProblem(problemText(failure));
			setBusy(false);
		}
	};

	const undo = async (told: string) => {
		notifications.hide(told);
		try {
			await undoMerge(ticket.id);
			await queries.invalidateQueries({ queryKey: ticketKeys.all });
			await navigate({ to: `/tickets/${ticket.id}` });
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
	};

	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			<Stack gap="md">
				<Select
					name="into"
					label={t('merge.into')}
					description={t('merge.intoHint')}
					placeholder={t('merge.placeholder')}
					required
					searchable
					data-autofocus
					allowDeselect={false}
					data={options}
					filter={({ options: all }) => all}
					renderOption={({ option }) => <TargetOption target={option as Target} />}
					value={into?.value ?? null}
					onChange={(value) => {
						setInto(options.find((each) => each.value === value) ?? null);
						setMissing(false);
						setProblem(null);
					}}
					searchValue={typed}
					onSearchChange={setTyped}
					nothingFoundMessage={targets.isFetching ? t('merge.searching') : t('merge.nothing')}
					error={missing ? t('merge.choose') : undefined}
				/>
				{preview.data && <Preview preview={preview.data} />}
				{preview.error && <ProblemAlert problem={problemText(preview.error)} />}
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('close.cancel')}
					</Button>
					<Button type="submit" loading={busy} disabled={!!preview.data?.obstacle}>
						{t('merge.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

function TargetOption({ target }: { target: Target }) {
	return (
		<div>
			<Text size="sm">{target.label}</Text>
			{target.whose && (
				<Text size="xs" c="dimmed">
					{target.whose}
				</Text>
			)}
		</div>
	);
}

/** The situations of a ticket whose agent asked to close it. */
const WITH_MANAGER = [8, 9];

/** What will happen, and what one should know before it does. */
function Preview({ preview }: { preview: MergePreview }) {
	const { t } = useTranslation('ticket');
	const { source, target } = preview;
	if (preview.obstacle) {
		return (
			<Alert color="red" role="alert">
				{preview.obstacle.detail}
			</Alert>
		);
	}
	return (
		<Stack gap="xs" data-preview="merge" aria-live="polite">
			<Text size="sm" fw={600}>
				{t('merge.what')}
			</Text>
			<Text component="ul" size="sm" my={0} pl="lg">
				<li>
					{t('merge.messages', { count: preview.messages, number: target.number })}
					{preview.files > 0 && ` ${t('merge.files', { count: preview.files })}`}
				</li>
				<li>{t(preview.closes ? 'merge.closes' : 'merge.staysClosed', { number: source.number })}</li>
				<li>{t('merge.answers', { number: target.number })}</li>
				{WITH_MANAGER.includes(source.situation.code) && <li>{t('merge.requestFalls', { number: source.number })}</li>}
				{preview.targetAwaits && <li>{t('merge.awaits', { number: target.number })}</li>}
				{preview.targetAwaits && WITH_MANAGER.includes(target.situation.code) && (
					<li>{t('merge.requestFalls', { number: target.number })}</li>
				)}
				{preview.waitingReplies > 0 && <li>{t('merge.waiting', { count: preview.waitingReplies })}</li>}
				<li>{t('merge.undoable')}</li>
			</Text>
			{preview.customerDiffers && (
				<Alert color="yellow" title={t('merge.differs')}>
					{t('merge.differsText', { source: source.customer, target: target.customer, number: target.number })}
				</Alert>
			)}
			<PresentNotes present={preview.present} looking="merge.looking" />
		</Stack>
	);
}
