import { Button, Group, Modal, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Ticket, TicketSchedules } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { formatDateTime } from '../../../frame/format';
import { useProblemForm } from '../../../frame/forms';
import { MomentInput } from '../../../frame/MomentInput';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { ErrorState } from '../../../frame/states';
import { type ScheduleValues, schedule, schedulesOf } from '../api';

interface ScheduleDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Agendar: when work on the ticket is to begin (SCH-1, SCH-4). */
export function ScheduleDialog({ ticket, opened, onClose, onDone }: ScheduleDialogProps) {
	const { t } = useTranslation('agenda');
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('dialog.title', { number: ticket.number })}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Loading ticket={ticket} onClose={onClose} onDone={onDone} />
		</Modal>
	);
}

function Loading({ ticket, onClose, onDone }: Omit<ScheduleDialogProps, 'opened'>) {
	const query = useQuery(schedulesOf(ticket.id));
	if (query.isPending) {
		return <Skeleton height={240} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return <ScheduleForm ticket={ticket} schedules={query.data} onClose={onClose} onDone={onDone} />;
}

function valuesOf({ current }: TicketSchedules): ScheduleValues {
	return { startsAt: current?.startsAt ?? '', endsAt: current?.endsAt ?? '', note: current?.note ?? '' };
}

interface ScheduleFormProps extends Omit<ScheduleDialogProps, 'opened'> {
	schedules: TicketSchedules;
}

function ScheduleForm({ ticket, schedules, onClose, onDone }: ScheduleFormProps) {
	const { t } = useTranslation('agenda');
	const { form, problem, conflict, busy, submit } = useProblemForm<ScheduleValues, TicketSchedules>(
		{ initialValues: valuesOf(schedules) },
		{ record: schedules, valuesOf },
	);
	const save = async () => {
		const saved = await submit(async (values, version) => {
			await schedule(ticket.id, values, version);
			await onDone();
		});
		if (saved) {
			onClose();
		}
	};
	const input = (name: 'startsAt' | 'endsAt') => ({
		value: form.values[name],
		onChange: (moment: string) => form.setFieldValue(name, moment),
		error: form.errors[name],
		future: true,
	});
	const moment = (value: unknown) => (value ? formatDateTime(String(value)) : '–');
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (!busy) {
					void save();
				}
			}}
		>
			<Stack gap="sm">
				<Text size="sm">{ticket.agent ? t('dialog.told', { name: ticket.agent.name }) : t('dialog.toldNobody')}</Text>
				<ProblemAlert problem={problem} />
				<ConflictAlert
					conflict={conflict}
					fields={{
						startsAt: [t('startsAt'), moment],
						endsAt: [t('endsAt'), moment],
						note: [t('note')],
					}}
				/>
				<MomentInput label={t('startsAt')} required {...input('startsAt')} />
				<MomentInput label={t('endsAt')} description={t('endsAtHint')} {...input('endsAt')} />
				<Textarea label={t('note')} autosize minRows={2} maxRows={8} maxLength={1000} {...form.getInputProps('note')} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('frame:cancel')}
					</Button>
					<Button type="submit" loading={busy}>
						{t(schedules.current ? 'dialog.change' : 'dialog.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
