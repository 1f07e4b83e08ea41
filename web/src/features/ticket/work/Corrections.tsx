import { ActionIcon, Button, Group, Modal, Text } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import type { WorkEntry } from '../../../api/types';
import { formatDuration } from '../../../frame/format';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { ticketKeys } from '../api';
import { correctWork, takeWorkBack } from './api';
import { PeriodFields } from './PeriodFields';
import { periodOf, type TypedPeriod, typedOf } from './period';

interface CorrectionProps {
	ticketId: string;
	entry: WorkEntry;
}

/** What is changed of an entry, and what is said when it is refused. */
function useCorrection(ticketId: string) {
	const queries = useQueryClient();
	const [opened, setOpened] = useState(false);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const run = async (work: () => Promise<void>) => {
		setBusy(true);
		setProblem(null);
		try {
			await work();
			setOpened(false);
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setBusy(false);
			await queries.invalidateQueries({ queryKey: ticketKeys.page(ticketId) });
		}
	};
	return { opened, open: () => setOpened(true), close: () => setOpened(false), busy, problem, run };
}

/** Corrects from when to when somebody worked (WRK-11). */
export function CorrectEntry({ ticketId, entry }: CorrectionProps) {
	const { t } = useTranslation('ticket');
	const { opened, open, close, busy, problem, run } = useCorrection(ticketId);
	const [typed, setTyped] = useState<TypedPeriod>(() => typedOf(entry));
	const [judged, setJudged] = useState(false);
	const label = t('work.correct', { duration: formatDuration(entry.seconds), name: entry.agent.name });
	const save = () => {
		const { period } = periodOf(typed);
		setJudged(true);
		if (period) {
			void run(() => correctWork(ticketId, entry.id, period));
		}
	};
	return (
		<>
			<ActionIcon
				variant="subtle"
				color="gray"
				size="sm"
				aria-label={label}
				title={label}
				onClick={() => {
					setTyped(typedOf(entry));
					setJudged(false);
					open();
				}}
			>
				<IconPencil size={14} />
			</ActionIcon>
			<Modal
				opened={opened}
				onClose={close}
				title={t('work.correction')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<PeriodFields typed={typed} onChange={setTyped} judged={judged} except={entry} />
				<ProblemAlert problem={problem} />
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={close}>
						{t('composer.cancel')}
					</Button>
					<Button loading={busy} onClick={save}>
						{t('work.save')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}

/** Takes an entry back, after asking (WRK-11). */
export function TakeBackEntry({ ticketId, entry }: CorrectionProps) {
	const { t } = useTranslation('ticket');
	const { opened, open, close, busy, problem, run } = useCorrection(ticketId);
	const what = { duration: formatDuration(entry.seconds), name: entry.agent.name };
	return (
		<>
			<ActionIcon
				variant="subtle"
				color="gray"
				size="sm"
				aria-label={t('work.takeBack', what)}
				title={t('work.takeBack', what)}
				onClick={open}
			>
				<IconTrash size={14} />
			</ActionIcon>
			<Modal
				opened={opened}
				onClose={close}
				title={t('work.takeBackQuestion', what)}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Text size="sm">{t('work.takeBackText')}</Text>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={close}>
						{t('composer.cancel')}
					</Button>
					<Button color="red" loading={busy} onClick={() => void run(() => takeWorkBack(ticketId, entry.id))}>
						{t('frame:delete')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
