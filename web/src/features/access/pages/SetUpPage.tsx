import { Anchor, Button, Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../../../frame/session';
import { AppSetUp } from '../components/AppSetUp';
import { OpenPage } from '../components/OpenPage';
import { NewPasskey } from '../components/Passkeys';
import { RecoveryCodes } from '../components/RecoveryCodes';
import { passkeysWork } from '../passkeys';

/** All that somebody sees who must set up a second factor before anything else (SEC-3). */
export function SetUpPage({ onDone }: { onDone: () => void }) {
	const { t } = useTranslation('access');
	const signOut = useSignOut();
	const [app, setApp] = useState(false);
	const [codes, setCodes] = useState<string[] | null>(null);
	if (codes) {
		return (
			<OpenPage title={t('setUp.doneTitle')}>
				<RecoveryCodes codes={codes} onDone={onDone} />
			</OpenPage>
		);
	}
	const done = ({ recoveryCodes }: { recoveryCodes: string[] }) =>
		recoveryCodes.length > 0 ? setCodes(recoveryCodes) : onDone();
	return (
		<OpenPage title={t('setUp.title')} description={t('setUp.text')}>
			{app ? (
				<AppSetUp onDone={done} onCancel={() => setApp(false)} />
			) : (
				<Stack gap="md">
					<Text size="sm">{t('app.none')}</Text>
					<Button onClick={() => setApp(true)}>{t('app.setUp')}</Button>
					{passkeysWork() && (
						<>
							<Divider label={t('signIn.or')} />
							<Text size="sm">{t('passkeys.text')}</Text>
							<NewPasskey onRegistered={done} />
						</>
					)}
				</Stack>
			)}
			<Anchor component="button" type="button" size="sm" mt="lg" onClick={() => void signOut()}>
				{t('setUp.signOut')}
			</Anchor>
		</OpenPage>
	);
}
