import { Center, Loader, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignedOut, ProblemError } from '../api/client';
import type { Me } from '../api/types';
import { ConfirmIdentity } from '../features/access/components/ConfirmIdentity';
import { SignInAgain } from '../features/access/components/SignInAgain';
import { SetUpPage } from '../features/access/pages/SetUpPage';
import i18n, { changeLanguage, type Language } from '../i18n';
import { Accent } from './Accent';
import { Frame } from './Frame';
import { setTimeZone } from './format';
import { LeaveQuestion } from './LeaveQuestion';
import { MeContext, sessionKey, useSession } from './session';
import { ErrorState } from './states';

/**
 * Lets signed-in agents in, and sends others to the sign-in page, which leads back here. When a session ends in the
 * middle of work, the page stays under a sign-in dialog.
 */
export function SignedInFrame() {
	const { t } = useTranslation();
	const queries = useQueryClient();
	const session = useSession();
	const [known, setKnown] = useState<Me | null>(null);
	const [why, setWhy] = useState<string | null>(null);
	if (session.data && session.data !== known) {
		setKnown(session.data);
	}
	useEffect(
		() =>
			onSignedOut((reason) => {
				setWhy(reason);
				queries.setQueryData(sessionKey, null);
			}),
		[queries],
	);
	if (session.isPending) {
		return (
			<Center mih="100vh">
				<Loader aria-label={t('frame:loading')} />
			</Center>
		);
	}
	if (session.error instanceof ProblemError && session.error.kind === 'second-factor-set-up-required') {
		return <SetUpPage onDone={() => void session.refetch()} />;
	}
	if (session.isLoadingError) {
		return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
	}
	const me = session.data ?? known;
	if (!me) {
		return <LeadToSignIn />;
	}
	return (
		<>
			<SignedIn me={me} />
			<ConfirmIdentity />
			{!session.data && <SignInAgain me={me} why={why} />}
		</>
	);
}

/** Leaves for the sign-in page once, remembering the address it was asked for. */
function LeadToSignIn() {
	const navigate = useNavigate();
	const router = useRouter();
	const [here] = useState(() => router.state.location.href);
	useEffect(() => {
		void navigate({ to: '/sign-in', search: (here === '/' ? {} : { back: here }) as never, replace: true });
	}, [navigate, here]);
	return null;
}

function SignedIn({ me }: { me: Me }) {
	const { setColorScheme } = useMantineColorScheme();
	setTimeZone(me.timeZone);
	useEffect(() => {
		if (i18n.language !== me.language) {
			void changeLanguage(me.language as Language);
		}
	}, [me.language]);
	useEffect(() => setColorScheme(me.agent.theme), [me.agent.theme, setColorScheme]);
	return (
		<MeContext value={me}>
			<Accent colour={me.account.accent} />
			<LeaveQuestion />
			<Frame />
		</MeContext>
	);
}
