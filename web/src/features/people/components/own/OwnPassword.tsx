import { Button, Group, PasswordInput, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { request } from '../../../../api/client';
import { useProblemForm } from '../../../../frame/forms';
import { ProblemAlert } from '../../../../frame/ProblemAlert';
import { tellSaved } from '../../../../frame/told';
import { NewPasswordField } from '../../../access/components/NewPasswordField';

/** Changes one's own password, which ends one's other sessions. */
export function OwnPassword() {
	const { t } = useTranslation('people');
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { current: '', password: '' },
		validate: {
			current: (value) => (value ? null : t('required.current')),
			password: (value) => (value ? null : t('required.password')),
		},
	});
	const toggle = { 'aria-label': t('showPassword') };
	const save = async () => {
		const done = await submit((values) => request<void>('PUT', '/me/password', { body: values }));
		if (done) {
			form.reset();
			tellSaved();
		}
	};
	return (
		<section>
			<Title order={2} size="h5" mb="sm">
				{t('changePassword')}
			</Title>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void save();
				}}
			>
				<Stack maw={420}>
					<ProblemAlert problem={problem} />
					<PasswordInput
						label={t('currentPassword')}
						autoComplete="current-password"
						visibilityToggleButtonProps={toggle}
						{...form.getInputProps('current')}
					/>
					<NewPasswordField
						label={t('newPassword')}
						description={t('newPasswordHint')}
						{...form.getInputProps('password')}
					/>
					<Group>
						<Button type="submit" variant="default" loading={busy}>
							{t('changePassword')}
						</Button>
					</Group>
				</Stack>
			</form>
		</section>
	);
}
