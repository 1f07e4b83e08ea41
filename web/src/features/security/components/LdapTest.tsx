import { Alert, Button, Group, PasswordInput, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText, request } from '../../../api/client';
import type { LdapTestResult } from '../../../api/types';
import { useMe } from '../../../frame/session';

interface LdapTestProps {
	/** The directory as it stands in the form. */
	directory: () => object;
	/** Shows what is wrong with the form, by field. */
	onProblem: (errors: Record<string, string>) => void;
}

/** Testar conexão: looks one person up, before anything is saved. */
export function LdapTest({ directory, onProblem }: LdapTestProps) {
	const { t } = useTranslation('security');
	const me = useMe();
	const [email, setEmail] = useState(me.agent.email);
	const [password, setPassword] = useState('');
	const [busy, setBusy] = useState(false);
	const [result, setResult] = useState<{ ok: boolean; message: string } | null>(null);
	const run = async () => {
		setBusy(true);
		setResult(null);
		onProblem({});
		try {
			setResult(
				await request<LdapTestResult>('POST', '/ldap/test', {
					body: { directory: directory(), email, password: password || null },
				}),
			);
		} catch (failure) {
			const fields = failure instanceof ProblemError ? failure.errors : [];
			onProblem(Object.fromEntries(fields.map((each) => [each.field.replace(/^directory\./, ''), each.message])));
			setResult({ ok: false, message: problemText(failure) });
		} finally {
			setBusy(false);
		}
	};
	return (
		<Stack>
			<Title order={2} size="h5">
				{t('test.title')}
			</Title>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput
					label={t('test.email')}
					description={t('test.emailHint')}
					type="email"
					maxLength={250}
					value={email}
					onChange={(event) => setEmail(event.currentTarget.value)}
				/>
				<PasswordInput
					label={t('test.password')}
					description={t('test.passwordHint')}
					autoComplete="off"
					maxLength={1000}
					visibilityToggleButtonProps={{ 'aria-label': t('access:password.show') }}
					value={password}
					onChange={(event) => setPassword(event.currentTarget.value)}
				/>
			</SimpleGrid>
			<Group>
				<Button
					variant="default"
					leftSection={<IconPlugConnected size={16} />}
					loading={busy}
					onClick={() => void run()}
				>
					{t('test.run')}
				</Button>
			</Group>
			<div role="status">{result && <Alert color={result.ok ? 'teal' : 'orange'}>{result.message}</Alert>}</div>
		</Stack>
	);
}
