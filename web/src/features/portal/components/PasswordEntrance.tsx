import { Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { enterPortal, portalSessionKey } from '../api';

/** E-mail and password, which the company's directory verifies (SEC-30). */
export function PasswordEntrance({ account, note }: { account: string; note?: string }) {
	const { t } = useTranslation('portal');
	const queries = useQueryClient();
	const required = (value: string) => (value.trim() ? null : t('required'));
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { email: '', password: '' },
		validate: { email: required, password: required },
	});
	const enter = () =>
		submit(async ({ email, password }) => {
			await enterPortal(account, { email: email.trim(), password });
			// Who reloads is inside, and is not told any more that they left.
			history.replaceState(null, '', location.pathname);
			await queries.invalidateQueries({ queryKey: portalSessionKey(account) });
		});
	return (
		<Paper
			withBorder
			p="xl"
			radius="md"
			component="form"
			noValidate
			maw={440}
			w="100%"
			mx="auto"
			onSubmit={(event: React.FormEvent) => {
				event.preventDefault();
				void enter();
			}}
		>
			<Stack gap="md">
				<Title order={1} size="h3">
					{t('enter')}
				</Title>
				<Text size="sm" c="dimmed">
					{note ?? t('passwordText')}
				</Text>
				<ProblemAlert problem={problem} />
				<TextInput
					label={t('email')}
					type="email"
					name="email"
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
					key={form.key('email')}
					{...form.getInputProps('email')}
				/>
				<PasswordInput
					label={t('password')}
					name="password"
					autoComplete="current-password"
					visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
					key={form.key('password')}
					{...form.getInputProps('password')}
				/>
				<Button type="submit" loading={busy} fullWidth>
					{t('enter')}
				</Button>
			</Stack>
		</Paper>
	);
}
