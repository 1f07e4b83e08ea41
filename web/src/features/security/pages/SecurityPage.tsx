import { Divider, NumberInput, Select, SimpleGrid, Skeleton, Switch, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { SecuritySettings } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';

const key = ['account', 'security'] as const;
const SCORES = ['0', '1', '2', '3', '4'];
const POLICIES = ['OPTIONAL', 'ADMINISTRATORS', 'ALL'] as const;

/** Segurança: how the account guards itself (ACC-16). */
export function SecurityPage() {
	const query = useQuery({
		queryKey: key,
		queryFn: () => request<SecuritySettings>('GET', '/account/security'),
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={480} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <SecurityForm settings={query.data} />;
}

function SecurityForm({ settings }: { settings: SecuritySettings }) {
	const { t } = useTranslation('security');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(settings) },
		{ record: settings, valuesOf },
	);
	const save = () =>
		submit(async (values, version) => {
			await request<SecuritySettings>('PUT', '/account/security', {
				body: { ...values, leastPasswordScore: Number(values.leastPasswordScore) },
				ifMatch: version,
			});
			await queries.invalidateQueries({ queryKey: key });
			tellSaved();
		});
	const level = (value: unknown) => {
		const name = t(`access:password.level.${value as 0}`);
		return name.charAt(0).toLocaleUpperCase() + name.slice(1);
	};
	const yesNo = (value: unknown) => t(value ? 'yes' : 'no');
	const number = (name: 'leastPasswordLength' | 'lockAfterFailures' | 'sessionIdleMinutes' | 'sessionLifetimeDays') => (
		<NumberInput
			label={t(`policy.${name}`)}
			description={t(`policy.${name}Hint`)}
			allowDecimal={false}
			inputWrapperOrder={['label', 'input', 'description', 'error']}
			{...form.getInputProps(name)}
		/>
	);
	const toggle = (name: 'twoFactorByEmail' | 'notifyUnknownDevices' | 'agentsMayChangeEmail') => (
		<Switch
			label={t(`policy.${name}`)}
			description={t(`policy.${name}Hint`)}
			{...form.getInputProps(name, { type: 'checkbox' })}
		/>
	);
	return (
		<FormPage
			title={t('setting.security.name')}
			description={t('setting.security.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						leastPasswordScore: [t('policy.leastPasswordScore'), level],
						leastPasswordLength: [t('policy.leastPasswordLength')],
						lockAfterFailures: [t('policy.lockAfterFailures')],
						sessionIdleMinutes: [t('policy.sessionIdleMinutes')],
						sessionLifetimeDays: [t('policy.sessionLifetimeDays')],
						twoFactorPolicy: [t('policy.twoFactorPolicy'), (value) => t(`twoFactor.${value as 'ALL'}`)],
						twoFactorByEmail: [t('policy.twoFactorByEmail'), yesNo],
						notifyUnknownDevices: [t('policy.notifyUnknownDevices'), yesNo],
						agentsMayChangeEmail: [t('policy.agentsMayChangeEmail'), yesNo],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<Title order={2} size="h5">
				{t('section.passwords')}
			</Title>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<Select
					label={t('policy.leastPasswordScore')}
					description={t('policy.leastPasswordScoreHint')}
					inputWrapperOrder={['label', 'input', 'description', 'error']}
					allowDeselect={false}
					data={SCORES.map((value) => ({ value, label: level(value) }))}
					{...form.getInputProps('leastPasswordScore')}
				/>
				{number('leastPasswordLength')}
				{number('lockAfterFailures')}
			</SimpleGrid>
			<Divider />
			<Title order={2} size="h5">
				{t('section.secondFactor')}
			</Title>
			<Select
				label={t('policy.twoFactorPolicy')}
				description={t('policy.twoFactorPolicyHint')}
				inputWrapperOrder={['label', 'input', 'description', 'error']}
				allowDeselect={false}
				data={POLICIES.map((value) => ({ value, label: t(`twoFactor.${value}`) }))}
				{...form.getInputProps('twoFactorPolicy')}
			/>
			{toggle('twoFactorByEmail')}
			<Divider />
			<Title order={2} size="h5">
				{t('section.sessions')}
			</Title>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				{number('sessionIdleMinutes')}
				{number('sessionLifetimeDays')}
			</SimpleGrid>
			{toggle('notifyUnknownDevices')}
			{toggle('agentsMayChangeEmail')}
		</FormPage>
	);
}

/** What the form holds of the settings; a choice among words is a text. */
function valuesOf({ version: _, ...settings }: SecuritySettings) {
	return { ...settings, leastPasswordScore: String(settings.leastPasswordScore) };
}
