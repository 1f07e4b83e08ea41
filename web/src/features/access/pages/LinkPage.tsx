import { Button, Loader, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { AccessLink } from '../../../api/types';
import { useProblemForm } from '../../../frame/forms';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { sessionKey } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { consumeLink, disown, readLink } from '../api';
import { NewPasswordField } from '../components/NewPasswordField';
import { OpenPage } from '../components/OpenPage';
import { rememberSignIn } from '../components/SignInForm';

/** Where a link of an e-mail leads: choose a password, or confirm the address (ACC-5, ACC-8). */
export function LinkPage() {
	const { t } = useTranslation('access');
	const { token } = useParams({ strict: false }) as { token: string };
	const link = useQuery({ queryKey: ['access-link', token], queryFn: () => readLink(token), retry: false, gcTime: 0 });
	const [used, setUsed] = useState(false);
	if (link.isPending) {
		return (
			<OpenPage title={t('link.checking')}>
				<Loader aria-label={t('link.checking')} />
			</OpenPage>
		);
	}
	if (link.isError) {
		const unusable = link.error instanceof ProblemError && link.error.status === 404;
		return (
			<OpenPage title={unusable ? t('link.unusableTitle') : t('link.failedTitle')}>
				{unusable ? (
					<Stack gap="md">
						<Text>{t('link.unusable')}</Text>
						<Button component={Link} to="/forgot-password">
							{t('link.askAgain')}
						</Button>
					</Stack>
				) : (
					<ErrorState error={link.error} onRetry={() => void link.refetch()} />
				)}
			</OpenPage>
		);
	}
	const { purpose, agentName, accountName } = link.data;
	if (used) {
		return (
			<OpenPage title={t(`link.${purpose}.done`)}>
				<Button component={Link} to="/sign-in" fullWidth mt="md">
					{t('link.signIn')}
				</Button>
			</OpenPage>
		);
	}
	return (
		<OpenPage
			title={t(`link.${purpose}.title`)}
			description={t(`link.${purpose}.description`, { name: agentName, account: accountName })}
		>
			{purpose === 'VALIDATE_EMAIL' && <ConfirmAddress token={token} link={link.data} onUsed={() => setUsed(true)} />}
			{purpose === 'NOT_ME' && <Disown token={token} link={link.data} onUsed={() => setUsed(true)} />}
			{(purpose === 'SET_PASSWORD' || purpose === 'RECOVER_PASSWORD') && (
				<ChoosePassword token={token} link={link.data} onUsed={() => setUsed(true)} />
			)}
		</OpenPage>
	);
}

interface UseProps {
	token: string;
	link: AccessLink;
	onUsed: () => void;
}

function ChoosePassword({ token, link, onUsed }: UseProps) {
	const { t } = useTranslation('access');
	const queries = useQueryClient();
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { password: '' },
		validate: {
			password: (value: string) => (value ? null : t('signIn.required')),
		},
	});
	const send = async (event: FormEvent) => {
		event.preventDefault();
		if (await submit((values) => consumeLink(token, { password: values.password }))) {
			rememberSignIn({ account: link.accountLogin, email: link.email });
			queries.removeQueries({ queryKey: sessionKey });
			onUsed();
		}
	};
	return (
		<form noValidate onSubmit={(event) => void send(event)}>
			<Stack gap="md">
				<ProblemAlert problem={problem} />
				<Text size="sm">
					{t('link.for', { account: link.accountLogin })} <strong>{link.email}</strong>
				</Text>
				{/* Lets password managers store the pair. */}
				<input type="hidden" autoComplete="username" name="email" value={link.email} readOnly />
				<NewPasswordField label={t('password.new')} name="password" link={token} {...form.getInputProps('password')} />
				<Button type="submit" loading={busy} fullWidth>
					{t('password.save')}
				</Button>
			</Stack>
		</form>
	);
}

function ConfirmAddress({ token, link, onUsed }: UseProps) {
	const { t } = useTranslation('access');
	const { problem, busy, submit } = useProblemForm({ initialValues: {} });
	const send = async (event: FormEvent) => {
		event.preventDefault();
		if (await submit(() => consumeLink(token, {}))) {
			onUsed();
		}
	};
	return (
		<form onSubmit={(event) => void send(event)}>
			<Stack gap="md">
				<ProblemAlert problem={problem} />
				<Text fw={600}>{link.email}</Text>
				<Button type="submit" loading={busy} fullWidth>
					{t('link.confirm')}
				</Button>
			</Stack>
		</form>
	);
}

/** Says that somebody else signed in, and goes on to a new password (SEC-7). */
function Disown({ token, onUsed }: UseProps) {
	const { t } = useTranslation('access');
	const navigate = useNavigate();
	const { problem, busy, submit } = useProblemForm({ initialValues: {} });
	const send = async (event: FormEvent) => {
		event.preventDefault();
		let next: string | undefined;
		const done = await submit(async () => {
			next = (await disown(token)).next;
		});
		if (done && next) {
			await navigate({ to: '/link/$token', params: { token: next }, replace: true });
		} else if (done) {
			onUsed();
		}
	};
	return (
		<form onSubmit={(event) => void send(event)}>
			<Stack gap="md">
				<ProblemAlert problem={problem} />
				<Button type="submit" color="red" loading={busy} fullWidth>
					{t('link.disown')}
				</Button>
			</Stack>
		</form>
	);
}
