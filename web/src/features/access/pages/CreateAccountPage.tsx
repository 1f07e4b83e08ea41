import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { ErrorState } from '../../../frame/states';
import { timeZonesWith } from '../../../frame/timeZones';
import { createAccount, readRegistration } from '../api';
import { BackToSignIn } from '../components/BackToSignIn';
import { OpenPage } from '../components/OpenPage';
import { LOGIN_NAME, suggestLoginName } from '../names';

/** The first page of an empty installation, and of an open one (ACC-2, ACC-5). */
export function CreateAccountPage() {
	const { t } = useTranslation('access');
	const registration = useQuery({ queryKey: ['registration'], queryFn: readRegistration });
	if (registration.isError) {
		return (
			<OpenPage title={t('createAccount.title')}>
				<ErrorState error={registration.error} onRetry={() => void registration.refetch()} />
			</OpenPage>
		);
	}
	if (registration.data && !registration.data.open) {
		return (
			<OpenPage title={t('createAccount.title')}>
				<Text>{t('createAccount.closed')}</Text>
				<BackToSignIn />
			</OpenPage>
		);
	}
	return <CreateAccountForm />;
}

function CreateAccountForm() {
	const { t, i18n } = useTranslation('access');
	const [sentTo, setSentTo] = useState<string | null>(null);
	const key = useRef<string>(crypto.randomUUID());
	const required = (value: string) => (value.trim() ? null : t('signIn.required'));
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: {
			companyName: '',
			loginName: '',
			ownerName: '',
			ownerEmail: '',
			language: i18n.language,
			timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
		},
		validate: {
			companyName: required,
			ownerName: required,
			ownerEmail: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? null : t('createAccount.emailWrong')),
			loginName: (value: string) => (LOGIN_NAME.test(value) ? null : t('createAccount.loginNameWrong')),
		},
	});
	const send = async (event: FormEvent) => {
		event.preventDefault();
		const email = form.getValues().ownerEmail.trim();
		const done = await submit((values) => createAccount({ ...values, ownerEmail: email }, key.current));
		if (done) {
			setSentTo(email);
		} else {
			key.current = crypto.randomUUID();
		}
	};
	if (sentTo) {
		return (
			<OpenPage title={t('createAccount.sentTitle')}>
				<Text role="status">{t('createAccount.sent', { email: sentTo })}</Text>
				<BackToSignIn />
			</OpenPage>
		);
	}
	const company = form.getInputProps('companyName');
	return (
		<OpenPage title={t('createAccount.title')} description={t('createAccount.description')}>
			<form noValidate onSubmit={(event) => void send(event)}>
				<Stack gap="md">
					<ProblemAlert problem={problem} />
					<TextInput
						label={t('createAccount.companyName')}
						autoComplete="organization"
						maxLength={250}
						{...company}
						onChange={(event) => {
							const { companyName, loginName } = form.getValues();
							if (loginName === suggestLoginName(companyName)) {
								form.setFieldValue('loginName', suggestLoginName(event.currentTarget.value));
							}
							company.onChange(event);
						}}
					/>
					<TextInput
						label={t('signIn.account')}
						description={t('createAccount.loginNameHint')}
						autoCapitalize="none"
						spellCheck={false}
						maxLength={40}
						{...form.getInputProps('loginName')}
					/>
					<TextInput
						label={t('createAccount.ownerName')}
						autoComplete="name"
						maxLength={250}
						{...form.getInputProps('ownerName')}
					/>
					<TextInput
						label={t('createAccount.ownerEmail')}
						type="email"
						autoComplete="email"
						{...form.getInputProps('ownerEmail')}
					/>
					<Select
						label={t('createAccount.language')}
						allowDeselect={false}
						data={[
							{ value: 'pt-BR', label: 'Português (Brasil)' },
							{ value: 'en', label: 'English' },
							{ value: 'es', label: 'Español' },
						]}
						{...form.getInputProps('language')}
					/>
					<Select
						label={t('createAccount.timeZone')}
						searchable
						allowDeselect={false}
						data={timeZonesWith(form.getValues().timeZone)}
						{...form.getInputProps('timeZone')}
					/>
					<Button type="submit" loading={busy} fullWidth>
						{t('createAccount.submit')}
					</Button>
				</Stack>
			</form>
			<BackToSignIn />
		</OpenPage>
	);
}
