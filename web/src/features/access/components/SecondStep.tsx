import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText } from '../../../api/client';
import type { Me, SecondFactorMethod } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { enterByPasskey, enterCode, sendCode } from '../api';
import { passkeysWork, wasCancelled } from '../passkeys';

interface SecondStepProps {
	methods: SecondFactorMethod[];
	onSignedIn: (me: Me) => void;
	/** The sign-in that waited is over: it begins anew, with the reason. */
	onExpired: (reason: string) => void;
}

/** What follows the password of somebody with a second factor: one way at a time, the others a click away (SEC-1). */
export function SecondStep({ methods, onSignedIn, onExpired }: SecondStepProps) {
	const { t } = useTranslation('access');
	const usable = methods.filter((each) => each !== 'PASSKEY' || passkeysWork());
	const [method, setMethod] = useState(usable[0] ?? methods[0]);
	const others = usable.filter((each) => each !== method);
	return (
		<Stack gap="md">
			<Text size="sm" c="dimmed">
				{t(`secondStep.${method}.text`)}
			</Text>
			{method === 'PASSKEY' ? (
				<PasskeyStep onSignedIn={onSignedIn} onExpired={onExpired} />
			) : (
				<CodeStep key={method} method={method} onSignedIn={onSignedIn} onExpired={onExpired} />
			)}
			{others.length > 0 && (
				<Stack gap={6} align="center">
					{others.map((each) => (
						<Anchor key={each} component="button" type="button" size="sm" onClick={() => setMethod(each)}>
							{t(`secondStep.${each}.use`)}
						</Anchor>
					))}
				</Stack>
			)}
		</Stack>
	);
}

function expired(failure: unknown): failure is ProblemError {
	return failure instanceof ProblemError && failure.kind === 'sign-in-expired';
}

function PasskeyStep({ onSignedIn, onExpired }: Omit<SecondStepProps, 'methods'>) {
	const { t } = useTranslation('access');
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const enter = async () => {
		setBusy(true);
		setProblem(null);
		try {
			onSignedIn(await enterByPasskey());
		} catch (failure) {
			if (expired(failure)) {
				onExpired(failure.message);
			} else if (!wasCancelled(failure)) {
				setProblem(problemText(failure));
			}
		} finally {
			setBusy(false);
		}
	};
	return (
		<>
			<ProblemAlert problem={problem} />
			<Button leftSection={<IconFingerprint size={18} />} loading={busy} onClick={() => void enter()} data-autofocus>
				{t('secondStep.PASSKEY.submit')}
			</Button>
		</>
	);
}

function CodeStep({
	method,
	onSignedIn,
	onExpired,
}: Omit<SecondStepProps, 'methods'> & { method: SecondFactorMethod }) {
	const { t } = useTranslation('access');
	const [sent, setSent] = useState(false);
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { code: '' },
		validate: { code: (value: string) => (value.trim() ? null : t('signIn.required')) },
	});
	const enter = () =>
		submit(async ({ code }) => {
			try {
				onSignedIn(await enterCode(method, code));
			} catch (failure) {
				if (expired(failure)) {
					onExpired(failure.message);
					return;
				}
				throw failure;
			}
		});
	if (method === 'EMAIL' && !sent) {
		return <SendCode onSent={() => setSent(true)} onExpired={onExpired} />;
	}
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void enter();
			}}
		>
			<Stack gap="md">
				<ProblemAlert problem={problem} />
				<TextInput
					label={t(`secondStep.${method}.label`)}
					description={sent ? t('secondStep.EMAIL.sent') : undefined}
					autoComplete="one-time-code"
					inputMode={method === 'RECOVERY_CODE' ? 'text' : 'numeric'}
					maxLength={40}
					autoFocus
					{...form.getInputProps('code')}
				/>
				<Button type="submit" loading={busy} fullWidth>
					{t('signIn.submit')}
				</Button>
			</Stack>
		</form>
	);
}

function SendCode({ onSent, onExpired }: { onSent: () => void; onExpired: (reason: string) => void }) {
	const { t } = useTranslation('access');
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const send = async () => {
		setBusy(true);
		try {
			await sendCode();
			onSent();
		} catch (failure) {
			if (expired(failure)) {
				onExpired(failure.message);
			} else {
				setProblem(problemText(failure));
			}
		} finally {
			setBusy(false);
		}
	};
	return (
		<>
			<ProblemAlert problem={problem} />
			<Button loading={busy} onClick={() => void send()}>
				{t('secondStep.EMAIL.send')}
			</Button>
		</>
	);
}
