import { Button, Group, Modal, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { linkTicket, RELATIONS, type Relation, useLinkable } from './api';

interface LinkDialogProps {
	ticket: Ticket;
	opened: boolean;
	onClose: () => void;
	onDone: () => Promise<void>;
}

/** Links the ticket with another one, found by its number or its words (REL-1). */
export function LinkDialog({ ticket, opened, onClose, onDone }: LinkDialogProps) {
	const { t } = useTranslation('ticket');
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t('link.title', { number: ticket.number })}
			closeButtonProps={{ 'aria-label': t('close.cancel') }}
		>
			<LinkForm ticket={ticket} onClose={onClose} onDone={onDone} />
		</Modal>
	);
}

function LinkForm({ ticket, onClose, onDone }: Omit<LinkDialogProps, 'opened'>) {
	const { t } = useTranslation('ticket');
	const [relation, setRelation] = useState<Relation>('RELATED');
	const [typed, setTyped] = useState('');
	const [search] = useDebouncedValue(typed.trim(), 250);
	const found = useLinkable(search);
	const [other, setOther] = useState<{ value: string; label: string } | null>(null);
	const [missing, setMissing] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const offered = (found.data ?? [])
		.filter((each) => each.id !== ticket.id)
		.map((each) => ({ value: each.id, label: `#${each.number} ${each.subject}` }));
	const choices = other && !offered.some((each) => each.value === other.value) ? [other, ...offered] : offered;
	const submit = async () => {
		setMissing(!other);
		if (!other || busy) {
			return;
		}
		await attempt(async () => {
			await linkTicket(ticket.id, other.value, relation);
			await onDone();
			onClose();
		});
	};
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void submit();
			}}
		>
			<Stack gap="sm">
				<Select
					label={t('link.is')}
					allowDeselect={false}
					data={RELATIONS.map((value) => ({ value, label: t(`link.relation.${value}`) }))}
					value={relation}
					onChange={(value) => value && setRelation(value as Relation)}
				/>
				<Select
					label={t('link.other')}
					placeholder={t('link.otherHint')}
					searchable
					searchValue={typed}
					onSearchChange={setTyped}
					data={choices}
					filter={({ options }) => options}
					nothingFoundMessage={search && found.isSuccess ? t('link.noMatch') : undefined}
					value={other?.value ?? null}
					onChange={(_value, option) => {
						setOther(option ?? null);
						setMissing(false);
					}}
					error={missing && t('link.otherMissing')}
					withAsterisk
					data-autofocus
				/>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('close.cancel')}
					</Button>
					<Button type="submit" loading={busy}>
						{t('link.submit')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
