import { Alert, Button, Group, Modal, Stack, Switch, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../../../api/client';
import type { SplitPreview, Ticket, TicketPageData } from '../../../api/types';
import { formatBytes, formatDuration } from '../../../frame/format';
import { focusFirstError } from '../../../frame/forms';
import { useOfferedDepartments } from '../../../frame/lookups';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { useMe } from '../../../frame/session';
import { ticketKeys } from '../api';
import { PresentNotes } from '../merge/PresentNotes';
import { OpeningInputs } from '../opening/OpeningInputs';
import { type Asked, NOTHING_ASKED, named, useOpening } from '../opening/opening';
import { splitTicket, undoSplit, useSplitPreview } from './api';
import { MessageChoice } from './MessageChoice';

interface SplitDialogProps {
	data: TicketPageData;
	/** The message it was asked from; null for none, undefined while the dialog is closed. */
	from: string | null | undefined;
	onClose: () => void;
}

/** Splits messages off the ticket into a new one, after showing what that takes with it (SPL-2). */
export function SplitDialog({ data, from, onClose }: SplitDialogProps) {
	const { t } = useTranslation('ticket');
	return (
		<Modal
			opened={from !== undefined}
			onClose={onClose}
			size="xl"
			title={t('split.title', { number: data.ticket.number })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<SplitForm data={data} from={from ?? null} onClose={onClose} />
		</Modal>
	);
}

function SplitForm({ data, from, onClose }: { data: TicketPageData; from: string | null; onClose: () => void }) {
	const { t } = useTranslation('ticket');
	const { ticket } = data;
	const queries = useQueryClient();
	const navigate = useNavigate();
	const key = useRef(crypto.randomUUID());
	const [chosen, setChosen] = useState<string[]>(from ? [from] : []);
	const [tellCustomer, setTellCustomer] = useState(false);
	const [errors, setErrors] = useState<Record<string, string>>({});
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const { fields, change, opening } = useNewTicket(ticket);
	const preview = useSplitPreview(ticket.id, chosen);
	const mend = (...names: string[]) =>
		setErrors((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !names.includes(name))));
	const refused = (failure: unknown) => {
		if (failure instanceof ProblemError && failure.errors.length > 0) {
			setErrors(Object.fromEntries(failure.errors.map((each) => [each.field, each.message])));
			focusFirstError();
		} else {
			setProblem(problemText(failure));
		}
	};

	const submit = async () => {
		const lacking = {
			...(chosen.length === 0 ? { messageIds: t('split.choose') } : {}),
			...opening.lacking(),
		};
		setErrors(lacking);
		if (busy || Object.keys(lacking).length > 0) {
			focusFirstError();
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			const wanted = { ...opening.asked(), messageIds: chosen, tellCustomer };
			const part = await splitTicket(ticket.id, wanted, key.current);
			onClose();
			await queries.invalidateQueries({ queryKey: ticketKeys.all });
			tell(part);
		} catch (failure) {
			key.current = crypto.randomUUID();
			refused(failure);
			setBusy(false);
		}
	};

	/** Says what was done, with the way there and the way back. */
	const tell = (part: Ticket) => {
		const told = `split-${part.id}`;
		const undo = async () => {
			notifications.hide(told);
			await undoSplit(part.id).catch((failure: unknown) =>
				notifications.show({ color: 'red', message: problemText(failure) }),
			);
			await queries.invalidateQueries({ queryKey: ticketKeys.all });
		};
		notifications.show({
			id: told,
			autoClose: 12_000,
			closeButtonProps: { 'aria-label': t('page.dismiss') },
			message: (
				<Stack gap="xs">
					<Text size="sm">
						{t('split.done', { count: chosen.length, number: part.number, department: part.department.name })}
					</Text>
					<Group gap="xs">
						{part.actions.length > 0 && (
							<Button
								size="compact-sm"
								variant="light"
								onClick={() => {
									notifications.hide(told);
									void navigate({ to: `/tickets/${part.id}` });
								}}
							>
								{t('split.goTo', { number: part.number })}
							</Button>
						)}
						<Button size="compact-sm" variant="subtle" onClick={() => void undo()}>
							{t('merge.undo')}
						</Button>
					</Group>
				</Stack>
			),
		});
	};

	const unfit = preview.error instanceof ProblemError ? preview.error.errors[0]?.message : undefined;
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			<Stack gap="md">
				<MessageChoice
					data={data}
					chosen={chosen}
					onChange={(ids) => {
						setChosen(ids);
						mend('messageIds');
						setProblem(null);
					}}
					error={errors.messageIds ?? (chosen.length > 0 ? unfit : undefined)}
				/>
				<OpeningInputs
					opening={opening}
					fields={fields}
					onChange={(with_) => {
						change(with_);
						mend(...Object.keys(with_));
					}}
					errors={errors}
					onMended={(field) => mend(field)}
					offersAgent
				/>
				<Switch
					label={t('split.tell')}
					description={t(ticket.notifyCustomer ? 'split.tellHint' : 'split.tellNot')}
					disabled={!ticket.notifyCustomer}
					checked={tellCustomer}
					onChange={(event) => setTellCustomer(event.currentTarget.checked)}
				/>
				{preview.data && chosen.length > 0 && !preview.error && (
					<Preview preview={preview.data} number={ticket.number} />
				)}
				{preview.error && !unfit && <ProblemAlert problem={problemText(preview.error)} />}
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('close.cancel')}
					</Button>
					<Button type="submit" loading={busy} disabled={!!preview.data?.obstacle}>
						{t('split.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

/** What is asked of the new ticket: at first where the other one is, with the same agent where one may say so. */
function useNewTicket(ticket: Ticket) {
	const me = useMe();
	const departments = useOfferedDepartments();
	const [fields, setFields] = useState<Asked>({
		...NOTHING_ASKED,
		departmentId: ticket.department.id,
		categoryId: ticket.category?.id ?? null,
		priority: String(ticket.priority),
	});
	const all = useOpening(fields, departments.data);
	// Who leads nobody may keep it: they are the only one to choose (SPL-4).
	const mine = me.departments.some((each) => each.id === fields.departmentId && (each.tickets || each.manager));
	const agents = all.leads ? all.agents : mine ? [named(me.agent)] : [];
	const opening = { ...all, leads: agents.length > 0, agents };
	const offered = agents.some((each) => each.value === ticket.agent?.id);
	const [begun, setBegun] = useState(false);
	useEffect(() => {
		if (!begun && departments.data) {
			setBegun(true);
			setFields((before) => ({
				...before,
				departmentId: departments.data.some((each) => each.id === before.departmentId) ? before.departmentId : null,
				agentId: offered ? (ticket.agent?.id ?? null) : null,
			}));
		}
	}, [begun, departments.data, offered, ticket.agent]);
	const change = (with_: Partial<Asked>) => setFields((before) => ({ ...before, ...with_ }));
	return {
		fields,
		change,
		opening: { ...opening, asked: () => ({ ...all.asked(), agentId: agents.length > 0 ? fields.agentId : null }) },
	};
}

function Preview({ preview, number }: { preview: SplitPreview; number: number }) {
	const { t } = useTranslation('ticket');
	if (preview.obstacle) {
		return (
			<Alert color="red" role="alert">
				{preview.obstacle.detail}
			</Alert>
		);
	}
	return (
		<Stack gap="xs" data-preview="split" aria-live="polite">
			<Text size="sm" fw={600}>
				{t('merge.what')}
			</Text>
			<Text component="ul" size="sm" my={0} pl="lg" style={{ overflowWrap: 'anywhere' }}>
				<li>{t('split.move', { count: preview.messages.length, number })}</li>
				{preview.files.length > 0 && (
					<li>
						{t('split.files', { count: preview.files.length })}{' '}
						{preview.files.map((each) => `${each.name} (${formatBytes(each.sizeBytes)})`).join(', ')}
					</li>
				)}
				{preview.workSeconds > 0 && <li>{t('split.work', { duration: formatDuration(preview.workSeconds) })}</li>}
				<li>{t('split.answers', { number })}</li>
				<li>{t('split.stays', { number })}</li>
				<li>{t('merge.undoable')}</li>
			</Text>
			<PresentNotes present={preview.present} looking="split.looking" />
		</Stack>
	);
}
