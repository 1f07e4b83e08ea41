import { Button, Divider } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { signInByPasskey } from '../api';
import { passkeysWork, wasCancelled } from '../passkeys';

/** Signs in without account, e-mail and password: the passkey knows them (SEC-1). */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: () => void }) {
	const { t } = useTranslation('access');
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	if (!passkeysWork()) {
		return null;
	}
	const enter = async () => {
		setBusy(true);
		setProblem(null);
		try {
			await signInByPasskey();
			onSignedIn();
		} catch (failure) {
			if (!wasCancelled(failure)) {
				setProblem(problemText(failure));
			}
		} finally {
			setBusy(false);
		}
	};
	return (
		<>
			<Divider my="md" label={t('signIn.or')} />
			<ProblemAlert problem={problem} />
			<Button
				variant="default"
				fullWidth
				leftSection={<IconFingerprint size={18} />}
				loading={busy}
				onClick={() => void enter()}
			>
				{t('signIn.passkey')}
			</Button>
		</>
	);
}
