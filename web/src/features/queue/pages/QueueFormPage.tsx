import { Checkbox, Fieldset, NumberInput, Select, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { NotFound } from '../../../frame/NotFound';
import { tellSaved } from '../../../frame/told';
import { QUEUES, saveQueue, useQueues } from '../api';
import { BindingSwitches } from '../components/BindingSwitches';

const DISTRIBUTIONS = ['TURN', 'LEAST_BUSY', 'LONGEST_IDLE', 'RING_ALL', 'BY_HAND'] as const;
const OVERFLOWS = ['OFFLINE_FORM', 'OTHER_QUEUE'] as const;

/** How one queue works: who gets its conversations, how long it rings, who is bound to whom, and what happens when it is full. */
export function QueueFormPage() {
	const { queueId } = useParams({ strict: false }) as { queueId: string };
	const query = useQueues();
	const queue = query.data?.find((each) => each.id === queueId);
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	return queue ? <QueueForm key={queue.id} queue={queue} others={query.data ?? []} /> : <NotFound />;
}

const valuesOf = (queue: Queue) => ({ ...queue.settings });

function QueueForm({ queue, others }: { queue: Queue; others: Queue[] }) {
	const { t } = useTranslation('queue');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(queue) },
		{ record: queue, valuesOf },
	);
	const values = form.getValues();
	const nameOf = (id: unknown) => others.find((each) => each.id === id)?.name ?? '–';
	const save = () =>
		submit(async (typed, version) => {
			await saveQueue(queue.id, typed, version);
			tellSaved();
			await queries.invalidateQueries({ queryKey: QUEUES });
			await navigate({ to: '/settings/queues' });
		});
	const optional = (
		name: 'missedUntilAway' | 'mostWaiting' | 'longestWaitMinutes' | 'idleWarningMinutes' | 'idleEndMinutes',
	) => ({
		label: t(`field.${name}`),
		description: t(`hint.${name}`),
		// What is out of its bounds is refused with them, not made fit behind one's back.
		clampBehavior: 'none' as const,
		allowDecimal: false,
		value: values[name] ?? '',
		error: form.errors[name],
		onChange: (value: string | number) => form.setFieldValue(name, typeof value === 'number' ? value : null),
	});
	const yes = (value: unknown) => t(value ? 'frame:yes' : 'frame:no');
	return (
		<FormPage
			title={t('formTitle', { name: queue.name })}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						distribution: [t('distribution.label'), (value) => t(`distribution.${value}`)],
						ringSeconds: [t('field.ringSeconds')],
						missedUntilAway: [t('field.missedUntilAway')],
						mostWaiting: [t('field.mostWaiting')],
						longestWaitMinutes: [t('field.longestWaitMinutes')],
						overflow: [t('field.overflow'), (value) => t(`overflow.${value}`)],
						overflowQueueId: [t('field.overflowQueueId'), nameOf],
						sticky: [t('binding.sticky'), yes],
						stickyNotice: [t('binding.stickyNotice'), yes],
						typingShown: [t('field.typingShown'), yes],
						idleWarningMinutes: [t('field.idleWarningMinutes')],
						idleEndMinutes: [t('field.idleEndMinutes')],
						closingForm: [t('field.closingForm'), yes],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<BindingSwitches
				value={values}
				onChange={({ sticky, stickyNotice }) => form.setValues({ sticky, stickyNotice })}
				without={queue.withoutDistribution}
			/>
			<Fieldset legend={t('distribution.label')}>
				<Stack>
					<Select
						label={t('distribution.how')}
						allowDeselect={false}
						data={DISTRIBUTIONS.map((value) => ({ value, label: t(`distribution.${value}`) }))}
						description={t(`distribution.${values.distribution}Text`)}
						{...form.getInputProps('distribution')}
					/>
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<NumberInput
							label={t('field.ringSeconds')}
							description={t('hint.ringSeconds')}
							clampBehavior="none"
							allowDecimal={false}
							{...form.getInputProps('ringSeconds')}
						/>
						<NumberInput {...optional('missedUntilAway')} />
					</SimpleGrid>
				</Stack>
			</Fieldset>
			<Fieldset legend={t('limits')}>
				<Stack>
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<NumberInput {...optional('mostWaiting')} />
						<NumberInput {...optional('longestWaitMinutes')} />
					</SimpleGrid>
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<Select
							label={t('field.overflow')}
							allowDeselect={false}
							data={OVERFLOWS.map((value) => ({ value, label: t(`overflow.${value}`) }))}
							{...form.getInputProps('overflow')}
						/>
						{values.overflow === 'OTHER_QUEUE' && (
							<Select
								label={t('field.overflowQueueId')}
								data={others
									.filter((each) => each.id !== queue.id)
									.map((each) => ({ value: each.id, label: each.name }))}
								{...form.getInputProps('overflowQueueId')}
							/>
						)}
					</SimpleGrid>
				</Stack>
			</Fieldset>
			<Fieldset legend={t('conversation')}>
				<Stack>
					<SimpleGrid cols={{ base: 1, sm: 2 }}>
						<NumberInput {...optional('idleWarningMinutes')} />
						<NumberInput {...optional('idleEndMinutes')} />
					</SimpleGrid>
					<Checkbox
						label={t('field.typingShown')}
						description={t('hint.typingShown')}
						{...form.getInputProps('typingShown', { type: 'checkbox' })}
					/>
					<Checkbox
						label={t('field.closingForm')}
						description={t('hint.closingForm')}
						{...form.getInputProps('closingForm', { type: 'checkbox' })}
					/>
				</Stack>
			</Fieldset>
		</FormPage>
	);
}
