import { Anchor, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/types';
import { sessionKey } from '../../../frame/session';
import { SignInForm } from './SignInForm';

interface SignInAgainProps {
	me: Me;
	/** Why the session ended, where the server told. */
	why: string | null;
}

/** Over the page that was open when the session ended, which keeps what was typed in it. */
export function SignInAgain({ me, why }: SignInAgainProps) {
	const { t } = useTranslation('access');
	const queries = useQueryClient();
	const enter = (signedIn: Me) => {
		if (signedIn.agent.id !== me.agent.id) {
			window.location.assign('/');
			return;
		}
		queries.setQueryData(sessionKey, signedIn);
		void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
	};
	return (
		<Modal
			opened
			onClose={() => undefined}
			withCloseButton={false}
			closeOnEscape={false}
			closeOnClickOutside={false}
			centered
			title={t('signIn.againTitle')}
		>
			<Text size="sm" mb="md">
				{why ?? t('signIn.again')}
			</Text>
			<SignInForm same={{ account: me.account.loginName, email: me.agent.email }} onSignedIn={enter} />
			<Anchor href="/sign-in" size="sm" mt="md" display="inline-block">
				{t('signIn.other')}
			</Anchor>
		</Modal>
	);
}
