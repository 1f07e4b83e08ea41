import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { Me } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { sessionKey, useSession } from '../../../frame/session';
import { AccessCard } from '../AccessCard';

const LAST_ACCOUNT = 'balcao:account';

/** Sign-in by account, e-mail and password (ACC-1). */
export function SignInPage() {
	const { t } = useTranslation('access');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const { back } = useSearch({ strict: false }) as { back?: string };
	// Also fetches the token without which the server accepts no form.
	useSession();
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { account: localStorage.getItem(LAST_ACCOUNT) ?? '', email: '', password: '' },
		validate: {
			account: (value) => (value.trim() ? null : t('required.account')),
			email: (value) => (value.trim() ? null : t('required.email')),
			password: (value) => (value ? null : t('required.password')),
		},
	});
	const signIn = () =>
		submit(async (values) => {
			const me = await request<Me>('POST', '/session', { body: { ...values, account: values.account.trim() } });
			localStorage.setItem(LAST_ACCOUNT, me.account.loginName);
			queries.setQueryData(sessionKey, me);
			await navigate({ to: back?.startsWith('/') && !back.startsWith('//') ? back : '/', replace: true });
		});
	return (
		<AccessCard title={t('signIn.title')}>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					void signIn();
				}}
				noValidate
			>
				<Stack>
					<ProblemAlert problem={problem} />
					<TextInput
						label={t('field.account')}
						autoComplete="organization"
						autoCapitalize="none"
						{...form.getInputProps('account')}
					/>
					<TextInput label={t('field.email')} type="email" autoComplete="username" {...form.getInputProps('email')} />
					<PasswordInput
						label={t('field.password')}
						autoComplete="current-password"
						visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
						{...form.getInputProps('password')}
					/>
					<Button type="submit" loading={busy} fullWidth>
						{t('signIn.submit')}
					</Button>
					<Group justify="space-between">
						<Anchor component={Link} to="/forgot-password" size="sm">
							{t('signIn.forgotPassword')}
						</Anchor>
						<Anchor component={Link} to="/forgot-account" size="sm">
							{t('signIn.forgotAccount')}
						</Anchor>
					</Group>
				</Stack>
			</form>
		</AccessCard>
	);
}
