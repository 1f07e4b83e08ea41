import { Alert, Button, Paper, Stack, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';
import type { SignOnProvider } from '../../../api/types';

interface Outcome {
	good: boolean;
	message: string;
}

/** Tries what is saved: a token by pasting it, a provider by asking it. */
export function ProviderTest({ provider }: { provider: SignOnProvider }) {
	const { t } = useTranslation('signon');
	const [token, setToken] = useState('');
	const [busy, setBusy] = useState(false);
	const [outcome, setOutcome] = useState<Outcome | null>(null);
	const byToken = provider.kind === 'AGENT_JWT' || provider.kind === 'CUSTOMER_JWT';
	const test = async () => {
		setBusy(true);
		setOutcome(null);
		try {
			setOutcome(
				await request<Outcome>('POST', `/sign-on-providers/${provider.id}/test`, { body: { token: token || null } }),
			);
		} catch (failure) {
			setOutcome({ good: false, message: problemText(failure) });
		} finally {
			setBusy(false);
		}
	};
	return (
		<Paper withBorder p="md" maw={860} component="section" aria-labelledby="provider-test">
			<Stack align="flex-start">
				<Title order={2} size="h5" id="provider-test">
					{t('test.title')}
				</Title>
				{byToken && (
					<Textarea
						w="100%"
						label={t('test.token')}
						description={t('test.tokenHint')}
						autosize
						minRows={2}
						maxRows={8}
						maxLength={8192}
						value={token}
						onChange={(event) => setToken(event.currentTarget.value)}
					/>
				)}
				<Button variant="default" loading={busy} disabled={byToken && !token.trim()} onClick={() => void test()}>
					{t('test.run')}
				</Button>
				<div role="status" aria-live="polite">
					{outcome && <Alert color={outcome.good ? 'teal' : 'red'}>{outcome.message}</Alert>}
				</div>
			</Stack>
		</Paper>
	);
}
