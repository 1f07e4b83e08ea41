import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me, SecondFactorMethod, SecondFactorNeeded } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { signIn } from '../api';
import { SecondStep } from './SecondStep';

const REMEMBERED = 'balcao:sign-in';

type Remembered = { account: string; email: string };

/** The account and e-mail last used in this browser; never the password. */
export function rememberedSignIn(): Remembered {
	try {
		const kept = JSON.parse(localStorage.getItem(REMEMBERED) ?? '{}') as Partial<Remembered>;
		return { account: kept.account ?? '', email: kept.email ?? '' };
	} catch {
		return { account: '', email: '' };
	}
}

export function rememberSignIn(remembered: Remembered) {
	localStorage.setItem(REMEMBERED, JSON.stringify(remembered));
}

interface SignInFormProps {
	onSignedIn: (me: Me) => void;
	/** Told while the second step is on, beside which other ways in only confuse. */
	onStep?: (second: boolean) => void;
	/** Who has to sign in again; without it the fields are open. */
	same?: Remembered;
	/** The account that the address names; without it the remembered one. */
	account?: string;
	/** Told what stands in the account's field. */
	onAccount?: (account: string) => void;
}

/** Account, e-mail and password (ACC-1). */
export function SignInForm({ onSignedIn, onStep, same, account, onAccount }: SignInFormProps) {
	const { t } = useTranslation('access');
	const required = (value: string) => (value.trim() ? null : t('signIn.required'));
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { ...(same ?? rememberedSignIn()), ...(account ? { account } : {}), password: '' },
		validate: { account: required, email: required, password: required },
	});
	form.watch('account', ({ value }) => onAccount?.(value));
	const passwordField = useRef<HTMLInputElement>(null);
	const accountField = useRef<HTMLInputElement>(null);
	const [known] = useState(() => Boolean(form.getValues().account && form.getValues().email));
	useEffect(() => {
		(known ? passwordField : accountField).current?.focus();
	}, [known]);

	const [needed, setNeeded] = useState<SecondFactorMethod[] | null>(null);
	const [ended, setEnded] = useState<string | null>(null);

	const send = async () => {
		setEnded(null);
		let answer: Me | SecondFactorNeeded | undefined;
		const done = await submit(async (values) => {
			answer = await signIn({ account: values.account.trim(), email: values.email.trim(), password: values.password });
			rememberSignIn({ account: values.account.trim(), email: values.email.trim() });
		});
		if (done && answer) {
			if ('methods' in answer) {
				setNeeded(answer.methods);
				onStep?.(true);
			} else {
				onSignedIn(answer);
			}
		} else {
			passwordField.current?.select();
		}
	};

	if (needed) {
		return (
			<SecondStep
				methods={needed}
				onSignedIn={onSignedIn}
				onExpired={(reason) => {
					form.setFieldValue('password', '');
					setNeeded(null);
					onStep?.(false);
					setEnded(reason);
				}}
			/>
		);
	}
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void send();
			}}
		>
			<Stack gap="md">
				<ProblemAlert problem={problem ?? ended} />
				<TextInput
					ref={accountField}
					label={t('signIn.account')}
					description={t('signIn.accountHint')}
					autoComplete="organization"
					autoCapitalize="none"
					spellCheck={false}
					name="account"
					withAsterisk={false}
					required
					disabled={same !== undefined}
					{...form.getInputProps('account')}
				/>
				<TextInput
					label={t('signIn.email')}
					type="email"
					name="email"
					autoComplete="username"
					withAsterisk={false}
					required
					disabled={same !== undefined}
					{...form.getInputProps('email')}
				/>
				<PasswordInput
					ref={passwordField}
					label={t('signIn.password')}
					name="password"
					autoComplete="current-password"
					withAsterisk={false}
					required
					visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
					{...form.getInputProps('password')}
				/>
				<Button type="submit" loading={busy} fullWidth>
					{t('signIn.submit')}
				</Button>
			</Stack>
		</form>
	);
}
