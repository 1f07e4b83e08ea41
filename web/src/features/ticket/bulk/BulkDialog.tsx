import { Button, Group, Modal, MultiSelect, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketBulk, TicketRow, TicketTag } from '../../../api/types';
import { useDepartments } from '../../../frame/lookups';
import { isAskedIn, useAskedFields } from '../../field/api';
import { FieldInputs } from '../../field/components/FieldInputs';
import { useTicketStatuses } from '../status/api';
import { useTags } from '../tags/api';
import { periodOf, type TypedPeriod } from '../work/period';
import { WorkAtClosing } from '../work/WorkAtClosing';
import type { BulkChoice } from './api';

/** What asks something before it is done. */
export type AskedAction = Exclude<TicketBulk['action'], 'BIND'>;

/** What was given in the form. */
export interface Typed {
	action: AskedAction;
	choice: BulkChoice;
	work: TypedPeriod | null;
}

interface BulkDialogProps {
	/** What is asked about; null while nothing is. */
	action: AskedAction | null;
	/** With which; null for all that the list finds. */
	tickets: TicketRow[] | null;
	busy: boolean;
	/** What the form begins with. */
	before: Typed | null;
	onClose: () => void;
	onSubmit: (typed: Typed, choice: BulkChoice) => void;
}

const PRIORITIES = ['1', '2', '3', '4'] as const;

/** Asks once before something is done with many tickets, and for what it takes. */
export function BulkDialog({ action, ...rest }: BulkDialogProps) {
	const { t } = useTranslation('ticket');
	return (
		<Modal
			opened={action !== null}
			onClose={rest.onClose}
			title={action && t(`bulk.action.${action}`)}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			{action && <BulkForm action={action} {...rest} />}
		</Modal>
	);
}

function BulkForm({ action, tickets, busy, before, onClose, onSubmit }: BulkDialogProps & { action: AskedAction }) {
	const { t } = useTranslation('ticket');
	const [choice, setChoice] = useState<BulkChoice>(before?.choice ?? {});
	const set = (change: BulkChoice) => setChoice((before) => ({ ...before, ...change }));
	const ready =
		action === 'TRANSFER'
			? !!choice.departmentId
			: action === 'STATUS'
				? !!choice.statusId
				: action === 'PRIORITY'
					? !!choice.priority
					: action === 'TAGS'
						? [choice.addTagIds, choice.removeTagIds].some((ids) => ids?.length)
						: true;
	const [work, setWork] = useState<TypedPeriod | null>(before?.work ?? null);
	const [judged, setJudged] = useState(false);
	const worked = work ? periodOf(work) : {};
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				setJudged(true);
				if (ready && !worked.problem) {
					const reason = choice.reason?.trim() || undefined;
					onSubmit({ action, choice, work }, { ...choice, work: worked.period, reason });
				}
			}}
		>
			<Stack gap="sm">
				<Text size="sm">{tickets === null ? t('bulk.askAll') : t('bulk.ask', { count: tickets.length })}</Text>
				{action === 'TRANSFER' && <Destination choice={choice} onChange={set} />}
				{action === 'STATUS' && <Status choice={choice} onChange={set} />}
				{action === 'TAGS' && <Tags choice={choice} onChange={set} />}
				{action === 'PRIORITY' && (
					<Select
						label={t('filter.priority')}
						required
						data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
						value={choice.priority ? String(choice.priority) : null}
						onChange={(value) => set({ priority: value ? Number(value) : undefined })}
					/>
				)}
				{action !== 'PRIORITY' && action !== 'TAGS' && action !== 'DELETE' && (
					<Textarea
						label={t(action === 'CLOSE' ? 'close.reason' : action === 'STATUS' ? 'status.comment' : 'transfer.note')}
						description={t(
							action === 'CLOSE'
								? 'close.reasonHint'
								: action === 'STATUS'
									? 'status.commentHint'
									: 'transfer.noteHint',
						)}
						autosize
						minRows={2}
						maxRows={10}
						maxLength={action === 'TRANSFER' ? 1000 : 4000}
						data-autofocus={action === 'CLOSE' || undefined}
						value={choice.reason ?? ''}
						onChange={(event) => set({ reason: event.currentTarget.value })}
					/>
				)}
				{action === 'CLOSE' && (
					<>
						<ClosingFields tickets={tickets} choice={choice} onChange={set} />
						<WorkAtClosing typed={work} onChange={setWork} judged={judged} required={false} />
						<Text size="xs" c="dimmed">
							{t('bulk.workHint')}
						</Text>
					</>
				)}
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('frame:cancel')}
					</Button>
					<Button type="submit" color={action === 'DELETE' ? 'red' : undefined} loading={busy} disabled={!ready}>
						{t(`bulk.action.${action}`)}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

interface ChoiceProps {
	choice: BulkChoice;
	onChange: (change: BulkChoice) => void;
}

function Destination({ choice, onChange }: ChoiceProps) {
	const { t } = useTranslation('ticket');
	const departments = (useDepartments().data ?? []).filter((each) => each.active);
	const agents = departments.find((each) => each.id === choice.departmentId)?.agents ?? [];
	return (
		<>
			<Select
				label={t('field.department')}
				required
				searchable
				data={departments.map((each) => ({ value: each.id, label: each.name }))}
				value={choice.departmentId ?? null}
				onChange={(value) => onChange({ departmentId: value ?? undefined, agentId: undefined })}
				nothingFoundMessage={t('new.nothing')}
			/>
			<Select
				label={t('field.agent')}
				placeholder={t('transfer.noAgent')}
				description={choice.agentId ? undefined : t('bulk.queueHint')}
				searchable
				clearable
				clearButtonProps={{ 'aria-label': t('frame:clear') }}
				data={agents
					.filter((each) => each.tickets || each.manager)
					.map((each) => ({ value: each.id, label: each.name }))}
				value={choice.agentId ?? null}
				onChange={(value) => onChange({ agentId: value ?? undefined })}
				nothingFoundMessage={t('bind.nobody')}
			/>
		</>
	);
}

function Tags({ choice, onChange }: ChoiceProps) {
	const { t } = useTranslation('ticket');
	const tags = useTags().data ?? [];
	const named = (offered: TicketTag[]) => offered.map((each) => ({ value: each.id, label: each.name }));
	const common = {
		searchable: true,
		clearable: true,
		clearButtonProps: { 'aria-label': t('frame:clear') },
		nothingFoundMessage: t('tag.noMatch'),
	};
	return (
		<>
			<MultiSelect
				label={t('bulk.addTags')}
				data={named(tags.filter((each) => each.active && !choice.removeTagIds?.includes(each.id)))}
				maxValues={20}
				value={choice.addTagIds ?? []}
				onChange={(addTagIds) => onChange({ addTagIds })}
				{...common}
			/>
			<MultiSelect
				label={t('bulk.removeTags')}
				data={named(tags.filter((each) => !choice.addTagIds?.includes(each.id)))}
				value={choice.removeTagIds ?? []}
				onChange={(removeTagIds) => onChange({ removeTagIds })}
				{...common}
			/>
		</>
	);
}

/** What some of the tickets are asked at closing; who lacks what is required there is refused by itself. */
function ClosingFields({ tickets, choice, onChange }: ChoiceProps & { tickets: TicketRow[] | null }) {
	const { t } = useTranslation('ticket');
	const asked = useAskedFields('TICKET_CLOSING').filter(
		(field) =>
			tickets === null ||
			tickets.some((each) =>
				isAskedIn(field, { departmentId: each.department.id, categoryId: each.category?.id ?? null }),
			),
	);
	if (asked.length === 0) {
		return null;
	}
	return (
		<>
			<Text size="xs" c="dimmed">
				{t('bulk.fieldsHint')}
			</Text>
			<FieldInputs
				fields={asked.map((each) => ({ ...each, requiredForAgents: false }))}
				contents={choice.fields ?? {}}
				onChange={(fields) => onChange({ fields })}
				errors={{}}
				columns={1}
			/>
		</>
	);
}

function Status({ choice, onChange }: ChoiceProps) {
	const { t } = useTranslation('ticket');
	const statuses = useTicketStatuses().data ?? [];
	return (
		<Select
			label={t('status.status')}
			description={t('bulk.statusHint')}
			placeholder={t('status.choose')}
			required
			searchable
			data={statuses.map((each) => ({ value: each.id, label: each.name }))}
			renderOption={({ option }) => (
				<div>
					<Text size="sm">{option.label}</Text>
					<Text size="xs" c="dimmed">
						{statuses
							.find((each) => each.id === option.value)
							?.departments.map((each) => each.name)
							.join(', ') || t('bulk.statusNowhere')}
					</Text>
				</div>
			)}
			value={choice.statusId ?? null}
			onChange={(value) => onChange({ statusId: value ?? undefined })}
			nothingFoundMessage={t('new.nothing')}
		/>
	);
}
