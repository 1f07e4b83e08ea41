import { Button, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { recoverAccount, recoverPassword } from '../api';
import { BackToSignIn } from '../components/BackToSignIn';
import { OpenPage } from '../components/OpenPage';
import { rememberedSignIn } from '../components/SignInForm';

/** Esqueci minha senha (ACC-3); the answer is the same whoever asks (ACC-7). */
export function ForgotPasswordPage() {
	const { t } = useTranslation('access');
	const [sent, setSent] = useState(false);
	const required = (value: string) => (value.trim() ? null : t('signIn.required'));
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: rememberedSignIn(),
		validate: { account: required, email: required },
	});
	const send = async (event: FormEvent) => {
		event.preventDefault();
		setSent(await submit((values) => recoverPassword({ account: values.account.trim(), email: values.email.trim() })));
	};
	if (sent) {
		return <Sent title={t('forgotPassword.title')} text={t('forgotPassword.sent')} />;
	}
	return (
		<OpenPage title={t('forgotPassword.title')} description={t('forgotPassword.description')}>
			<form noValidate onSubmit={(event) => void send(event)}>
				<Stack gap="md">
					<ProblemAlert problem={problem} />
					<TextInput
						label={t('signIn.account')}
						name="account"
						autoCapitalize="none"
						spellCheck={false}
						{...form.getInputProps('account')}
					/>
					<TextInput
						label={t('signIn.email')}
						name="email"
						type="email"
						autoComplete="username"
						{...form.getInputProps('email')}
					/>
					<Button type="submit" loading={busy} fullWidth>
						{t('forgotPassword.submit')}
					</Button>
				</Stack>
			</form>
			<BackToSignIn />
		</OpenPage>
	);
}

/** Esqueci minha conta (ACC-4). */
export function ForgotAccountPage() {
	const { t } = useTranslation('access');
	const [sent, setSent] = useState(false);
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { email: rememberedSignIn().email },
		validate: { email: (value: string) => (value.trim() ? null : t('signIn.required')) },
	});
	const send = async (event: FormEvent) => {
		event.preventDefault();
		setSent(await submit((values) => recoverAccount({ email: values.email.trim() })));
	};
	if (sent) {
		return <Sent title={t('forgotAccount.title')} text={t('forgotAccount.sent')} />;
	}
	return (
		<OpenPage title={t('forgotAccount.title')} description={t('forgotAccount.description')}>
			<form noValidate onSubmit={(event) => void send(event)}>
				<Stack gap="md">
					<ProblemAlert problem={problem} />
					<TextInput
						label={t('signIn.email')}
						name="email"
						type="email"
						autoComplete="email"
						{...form.getInputProps('email')}
					/>
					<Button type="submit" loading={busy} fullWidth>
						{t('forgotAccount.submit')}
					</Button>
				</Stack>
			</form>
			<BackToSignIn />
		</OpenPage>
	);
}

function Sent({ title, text }: { title: string; text: string }) {
	return (
		<OpenPage title={title}>
			<Text role="status">{text}</Text>
			<BackToSignIn />
		</OpenPage>
	);
}
