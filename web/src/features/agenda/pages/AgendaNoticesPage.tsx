import { Button, Group, NumberInput, Paper, Radio, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadTime } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { useProblemForm } from '../../../frame/forms';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { useMay } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { changeLeadTime, leadTime } from '../api';

/** Avisos da agenda: how long before the start one is told, and what goes for the account (SCH-2, SCH-3). */
export function AgendaNoticesPage() {
	const { t } = useTranslation('agenda');
	const administers = useMay('MANAGE_ACCOUNT');
	return (
		<>
			<PageHeader title={t('setting.name')} description={t('setting.text')} />
			<Stack maw={640}>
				<LeadTimeCard whose="own" />
				{administers && <LeadTimeCard whose="account" />}
			</Stack>
		</>
	);
}

type Whose = 'own' | 'account';

function LeadTimeCard({ whose }: { whose: Whose }) {
	const query = useQuery(leadTime(whose));
	if (query.isPending) {
		return <Skeleton height={160} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	return <LeadTimeForm whose={whose} lead={query.data} />;
}

interface LeadTimeValues extends Record<string, unknown> {
	/** Whether it is the account's. */
	follows: boolean;
	minutes: number | string;
}

function LeadTimeForm({ whose, lead }: { whose: Whose; lead: LeadTime }) {
	const { t } = useTranslation('agenda');
	const queries = useQueryClient();
	const valuesOf = ({ minutes, accountMinutes }: LeadTime): LeadTimeValues => ({
		follows: whose === 'own' && minutes === null,
		minutes: minutes ?? accountMinutes,
	});
	const { form, problem, conflict, busy, submit } = useProblemForm<LeadTimeValues, LeadTime>(
		{
			initialValues: valuesOf(lead),
			validate: { minutes: (value, { follows }) => (!follows && value === '' ? t('lead.missing') : null) },
		},
		{ record: lead, valuesOf },
	);
	const save = () =>
		submit(async ({ follows, minutes }, version) => {
			await changeLeadTime(whose, follows ? null : Number(minutes), version);
			await queries.invalidateQueries({ queryKey: ['agenda', 'notice'] });
			tellSaved();
		});
	return (
		<Paper
			component="form"
			withBorder
			p="md"
			noValidate
			aria-label={t(`lead.${whose}`)}
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<Stack gap="sm">
				<Title order={2} size="sm">
					{t(`lead.${whose}`)}
				</Title>
				<ProblemAlert problem={problem} />
				<ConflictAlert
					conflict={conflict}
					fields={{ follows: [t('lead.follows', { count: lead.accountMinutes })], minutes: [t('lead.minutes')] }}
				/>
				{whose === 'own' && (
					<Radio.Group
						aria-label={t('lead.own')}
						value={form.values.follows ? 'account' : 'own'}
						onChange={(choice) => form.setFieldValue('follows', choice === 'account')}
					>
						<Stack gap="xs">
							<Radio value="account" label={t('lead.follows', { count: lead.accountMinutes })} />
							<Radio value="own" label={t('lead.chooses')} />
						</Stack>
					</Radio.Group>
				)}
				{whose === 'account' && <Text size="sm">{t('lead.accountHint')}</Text>}
				<NumberInput
					label={t('lead.minutes')}
					description={t('lead.minutesHint')}
					min={0}
					max={1440}
					clampBehavior="none"
					allowDecimal={false}
					maw={240}
					disabled={form.values.follows}
					{...form.getInputProps('minutes')}
				/>
				<Group>
					<Button type="submit" loading={busy}>
						{t('frame:save')}
					</Button>
				</Group>
			</Stack>
		</Paper>
	);
}
