import { Checkbox, NumberInput, Select, SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { Account } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { sessionKey } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { timeZones } from '../../../frame/timeZones';
import { tellSaved } from '../../../frame/told';
import { LANGUAGES } from '../../../i18n';

const key = ['account'] as const;

/** Dados da empresa: the account's own settings. */
export function CompanyPage() {
	const query = useQuery({
		queryKey: key,
		queryFn: () => request<Account>('GET', '/account'),
		refetchOnWindowFocus: false,
	});
	if (query.isPending) {
		return <Skeleton height={320} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <CompanyForm account={query.data} />;
}

function CompanyForm({ account }: { account: Account }) {
	const { t } = useTranslation('account');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(account) },
		{ record: account, valuesOf },
	);
	const save = () =>
		submit(async (values, version) => {
			await request<Account>('PUT', '/account', { body: values, ifMatch: version });
			await queries.invalidateQueries({ queryKey: key });
			await queries.invalidateQueries({ queryKey: sessionKey });
			tellSaved();
		});
	return (
		<FormPage
			title={t('setting.company.name')}
			description={t('setting.company.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						companyName: [t('company.name')],
						language: [t('company.language'), (value) => t(`language.${value}`)],
						timeZone: [t('company.timeZone')],
						reopenDays: [t('company.reopenDays')],
						automaticMailsPerHour: [t('company.automaticMails')],
						confirmByEmail: [t('company.confirm')],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
		>
			<TextInput label={t('company.login')} description={t('company.loginHint')} value={account.loginName} readOnly />
			<TextInput label={t('company.name')} required maxLength={250} {...form.getInputProps('companyName')} />
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<Select
					label={t('company.language')}
					allowDeselect={false}
					data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
					{...form.getInputProps('language')}
				/>
				<Select
					label={t('company.timeZone')}
					searchable
					allowDeselect={false}
					data={timeZones()}
					{...form.getInputProps('timeZone')}
				/>
				<NumberInput
					label={t('company.reopenDays')}
					description={t('company.reopenDaysHint')}
					min={0}
					max={365}
					allowDecimal={false}
					{...form.getInputProps('reopenDays')}
				/>
				<NumberInput
					label={t('company.automaticMails')}
					description={t('company.automaticMailsHint')}
					min={1}
					max={100}
					allowDecimal={false}
					{...form.getInputProps('automaticMailsPerHour')}
				/>
			</SimpleGrid>
			<Checkbox
				label={t('company.confirm')}
				description={t('company.confirmHint')}
				{...form.getInputProps('confirmByEmail', { type: 'checkbox' })}
			/>
		</FormPage>
	);
}

/** What the form holds of an account. */
function valuesOf({ companyName, language, timeZone, reopenDays, confirmByEmail, automaticMailsPerHour }: Account) {
	return { companyName, language, timeZone, reopenDays, confirmByEmail, automaticMailsPerHour };
}
