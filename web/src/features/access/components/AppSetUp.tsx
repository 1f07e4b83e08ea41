import { Button, Code, CopyButton, Group, Image, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { FreshCodes } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { ErrorState } from '../../../frame/states';
import { confirmApp, prepareApp } from '../api';

interface AppSetUpProps {
	onDone: (codes: FreshCodes) => void;
	onCancel: () => void;
}

/** Gives an authenticator app its secret, by picture or text, and asks for its first code (SEC-2). */
export function AppSetUp({ onDone, onCancel }: AppSetUpProps) {
	const { t } = useTranslation('access');
	const query = useQuery({
		queryKey: ['app-set-up'],
		queryFn: prepareApp,
		gcTime: 0,
		staleTime: Number.POSITIVE_INFINITY,
		retry: false,
	});
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { code: '' },
		validate: { code: (value: string) => (value.trim() ? null : t('signIn.required')) },
	});
	if (query.isError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	const confirm = async () => {
		let codes: FreshCodes | undefined;
		const done = await submit(async (values) => {
			codes = await confirmApp(values.code);
		});
		if (done && codes) {
			onDone(codes);
		}
	};
	const secret = query.data?.secret ?? '';
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				void confirm();
			}}
		>
			<Stack gap="md">
				<Text size="sm">{t('app.scan')}</Text>
				{query.data && (
					<Image
						src={`data:image/svg+xml;utf8,${encodeURIComponent(query.data.qrCode)}`}
						alt={t('app.qrCode')}
						w={208}
						h={208}
						radius="sm"
						style={{ border: '1px solid var(--mantine-color-default-border)' }}
					/>
				)}
				<div>
					<Text size="sm">{t('app.key')}</Text>
					<Group gap="xs" mt={4}>
						<Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
							{secret.replace(/(.{4})(?=.)/g, '$1 ')}
						</Code>
						<CopyButton value={secret}>
							{({ copied, copy }) => (
								<Button size="compact-sm" variant="subtle" onClick={copy}>
									{t(copied ? 'codes.copied' : 'codes.copy')}
								</Button>
							)}
						</CopyButton>
					</Group>
				</div>
				<ProblemAlert problem={problem} />
				<TextInput
					label={t('app.code')}
					description={t('app.codeHint')}
					autoComplete="one-time-code"
					inputMode="numeric"
					maxLength={10}
					maw={260}
					{...form.getInputProps('code')}
				/>
				<Group>
					<Button type="submit" loading={busy} disabled={!query.data}>
						{t('app.confirm')}
					</Button>
					<Button variant="subtle" color="gray" onClick={onCancel}>
						{t('frame:cancel')}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
