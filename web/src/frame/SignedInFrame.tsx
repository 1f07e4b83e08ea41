import { Center, Loader, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Navigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignedOut } from '../api/client';
import type { Me } from '../api/types';
import i18n, { changeLanguage, type Language } from '../i18n';
import { Frame } from './Frame';
import { setTimeZone } from './format';
import { MeContext, sessionKey, useSession } from './session';
import { ErrorState } from './states';

/** Lets signed-in agents in, and sends others to the sign-in page, which leads back here. */
export function SignedInFrame() {
	const { t } = useTranslation();
	const queries = useQueryClient();
	const session = useSession();
	const here = useRouterState({ select: (state) => state.location.href });
	useEffect(() => onSignedOut(() => queries.setQueryData(sessionKey, null)), [queries]);
	if (session.isPending) {
		return (
			<Center mih="100vh">
				<Loader aria-label={t('frame:loading')} />
			</Center>
		);
	}
	if (session.isError) {
		return <ErrorState error={session.error} onRetry={() => void session.refetch()} />;
	}
	if (!session.data) {
		return <Navigate to="/sign-in" search={here === '/' ? {} : { back: here }} replace />;
	}
	return <SignedIn me={session.data} />;
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
			<Frame />
		</MeContext>
	);
}
