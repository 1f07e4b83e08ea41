import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Portal, PortalSession } from '../../../api/types';
import { showChat } from '../chat';

/** The company's chat beside a page of its portal, where it stands there; who is signed in is known in it (WCH-2). */
export function PortalChat({ portal, session }: { portal: Portal; session: PortalSession | null }) {
	const { i18n } = useTranslation();
	const { loginName: account, chatKey: key } = portal;
	const { language } = i18n;
	const customer = session && JSON.stringify(session);
	useEffect(
		() => (key === null ? undefined : showChat({ account, key, language, customer })),
		[account, key, language, customer],
	);
	return null;
}
