import { Anchor, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/types';
import { sessionKey, useSession } from '../../../frame/session';
import { readRegistration } from '../api';
import { OpenPage } from '../components/OpenPage';
import { SignInForm } from '../components/SignInForm';
import { safeAddress } from '../names';

/** The one sign-in page of all agents. */
export function SignInPage() {
	const { t } = useTranslation('access');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const { back } = useSearch({ strict: false }) as { back?: string };
	// Also fetches the token without which the server accepts no form.
	useSession();
	const registration = useQuery({ queryKey: ['registration'], queryFn: readRegistration, staleTime: 60_000 });
	const enter = async (me: Me) => {
		queries.clear();
		queries.setQueryData(sessionKey, me);
		await navigate({ to: safeAddress(back), replace: true });
	};
	return (
		<OpenPage title={t('signIn.title')}>
			<SignInForm onSignedIn={(me) => void enter(me)} />
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
