import { Anchor, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../frame/session';
import { ProviderButtons } from '../../signon/components/ProviderButtons';
import { RefusedSignOn } from '../../signon/components/RefusedSignOn';
import { readRegistration } from '../api';
import { OpenPage } from '../components/OpenPage';
import { PasskeySignIn } from '../components/PasskeySignIn';
import { rememberedSignIn, SignInForm } from '../components/SignInForm';
import { safeAddress } from '../names';

/** The one sign-in page of all agents. */
export function SignInPage() {
	const { t } = useTranslation('access');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const { back, account } = useSearch({ strict: false }) as { back?: string; account?: string };
	const [typed, setTyped] = useState(account ?? rememberedSignIn().account);
	// Also fetches the token without which the server accepts no form.
	useSession();
	const registration = useQuery({ queryKey: ['registration'], queryFn: readRegistration, staleTime: 60_000 });
	const [secondStep, setSecondStep] = useState(false);
	const enter = async () => {
		// Read anew: a session may be open for the set-up of a second factor only.
		queries.clear();
		await navigate({ to: safeAddress(back), replace: true });
	};
	return (
		<OpenPage title={t('signIn.title')}>
			<RefusedSignOn />
			<SignInForm account={account} onAccount={setTyped} onSignedIn={() => void enter()} onStep={setSecondStep} />
			{!secondStep && (
				<>
					<PasskeySignIn onSignedIn={() => void enter()} />
					<ProviderButtons account={typed} back={safeAddress(back)} />
				</>
			)}
			<Stack gap={8} mt="lg" align="center">
				<Anchor component={Link} to="/forgot-password" size="sm">
					{t('signIn.forgotPassword')}
				</Anchor>
				<Anchor component={Link} to="/forgot-account" size="sm">
					{t('signIn.forgotAccount')}
				</Anchor>
				{registration.data?.open && (
					<Anchor component={Link} to="/create-account" size="sm">
						{t('signIn.createAccount')}
					</Anchor>
				)}
			</Stack>
		</OpenPage>
	);
}
