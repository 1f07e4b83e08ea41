import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onConfirmationRequired, problemText } from '../../../api/client';
import type { ConfirmationWays } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { confirmByPasskey, confirmIdentity, readConfirmation } from '../api';
import { passkeysWork, wasCancelled } from '../passkeys';

/**
 * Asks the agent to prove that it is them, when the server wants to know before something sensitive. What was asked
 * for is repeated by itself afterwards, so the page below loses nothing.
 */
export function ConfirmIdentity() {
	const [ways, setWays] = useState<ConfirmationWays | null>(null);
	const waiting = useRef<((confirmed: boolean) => void)[]>([]);
	useEffect(
		() =>
			onConfirmationRequired(async () => {
				// Two requests refused at once share one question.
				const answer = new Promise<boolean>((resolve) => waiting.current.push(resolve));
				if (waiting.current.length === 1) {
					setWays(await readConfirmation().catch(() => ({ password: true, code: false, passkey: false })));
				}
				return answer;
			}),
		[],
	);
	const finish = (confirmed: boolean) => {
		setWays(null);
		waiting.current.forEach((each) => each(confirmed));
		waiting.current = [];
	};
	return ways && <Question ways={ways} onFinish={finish} />;
}

interface QuestionProps {
	ways: ConfirmationWays;
	onFinish: (confirmed: boolean) => void;
}

function Question({ ways, onFinish }: QuestionProps) {
	const { t } = useTranslation('access');
	const [refusal, setRefusal] = useState<string | null>(null);
	const { form, problem, busy, submit } = useProblemForm({ initialValues: { password: '', code: '' } });
	const typed = ways.password || ways.code;
	const confirm = async () => {
		const done = await submit((values) =>
			confirmIdentity({ password: values.password || undefined, code: values.code || undefined }),
		);
		if (done) {
			onFinish(true);
		}
	};
	const byPasskey = async () => {
		setRefusal(null);
		try {
			await confirmByPasskey();
			onFinish(true);
		} catch (failure) {
			if (!wasCancelled(failure)) {
				setRefusal(problemText(failure));
			}
		}
	};
	return (
		<Modal
			opened
			centered
			onClose={() => onFinish(false)}
			title={t('confirm.title')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					// The form may stand inside another, which is not the one to send.
					event.stopPropagation();
					void confirm();
				}}
			>
				<Stack gap="md">
					<Text size="sm">{t(typed || ways.passkey ? 'confirm.text' : 'confirm.signInAgain')}</Text>
					<ProblemAlert problem={problem ?? refusal} />
					{ways.password && (
						<PasswordInput
							label={t('signIn.password')}
							autoComplete="current-password"
							data-autofocus
							visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
							{...form.getInputProps('password')}
						/>
					)}
					{ways.code && (
						<TextInput
							label={t('secondStep.TOTP.label')}
							autoComplete="one-time-code"
							inputMode="numeric"
							maxLength={10}
							{...form.getInputProps('code')}
						/>
					)}
					{ways.passkey && passkeysWork() && (
						<Button
							variant="default"
							leftSection={<IconFingerprint size={18} />}
							onClick={() => void byPasskey()}
							fullWidth
						>
							{t('confirm.passkey')}
						</Button>
					)}
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={() => onFinish(false)}>
							{t('frame:cancel')}
						</Button>
						{typed && (
							<Button type="submit" loading={busy}>
								{t('confirm.submit')}
							</Button>
						)}
					</Group>
				</Stack>
			</form>
		</Modal>
	);
}
