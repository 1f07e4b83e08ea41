import { Alert, Button, Center, Group, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignedOut, ProblemError, problemText } from '../../../api/client';
import type { Portal, PortalSession } from '../../../api/types';
import { ErrorState } from '../../../frame/states';
import { isOfCustomer, leavePortal, portalSessionKey, usePortal, usePortalSession } from '../api';
import { forgetTyped } from '../typed';
import { keepWanted, takeWanted } from '../wanted';
import { PasswordEntrance } from './PasswordEntrance';
import { PortalChat } from './PortalChat';
import { PortalFrame } from './PortalFrame';

const REFUSED = ['invalid', 'unknown', 'rule'] as const;

interface PortalGateProps {
	/** What who is signed in sees. */
	children: (portal: Portal) => ReactNode;
}

/** A page of an account's portal for its customers; before that the way in, from which they come back to it. */
export function PortalGate({ children }: PortalGateProps) {
	const { account } = useParams({ strict: false }) as { account: string };
	const queries = useQueryClient();
	useEffect(() => onSignedOut(() => queries.setQueryData(portalSessionKey(account), null)), [queries, account]);
	const { t } = useTranslation('portal');
	const portal = usePortal(account);
	const session = usePortalSession(account);
	const failure = portal.error ?? session.error;
	if (failure) {
		return (
			<PortalFrame portal={portal.data}>
				{failure instanceof ProblemError && failure.status === 404 ? (
					<Notice title={t('noPortal')}>{t('noPortalText')}</Notice>
				) : failure instanceof ProblemError && failure.status === 403 ? (
					<Notice title={t('notFromHere')}>{problemText(failure)}</Notice>
				) : (
					<ErrorState
						error={failure}
						onRetry={() => {
							void portal.refetch();
							void session.refetch();
						}}
					/>
				)}
			</PortalFrame>
		);
	}
	if (!portal.data || session.data === undefined) {
		return (
			<PortalFrame>
				<Center py="xl">
					<Loader aria-label={t('loading')} />
				</Center>
			</PortalFrame>
		);
	}
	return session.data ? (
		<Inside portal={portal.data} session={session.data}>
			{children(portal.data)}
		</Inside>
	) : (
		<Entrance key={account} portal={portal.data} />
	);
}

function Inside({ portal, session, children }: { portal: Portal; session: PortalSession; children: ReactNode }) {
	const { t } = useTranslation('portal');
	const queries = useQueryClient();
	const navigate = useNavigate();
	const [busy, setBusy] = useState(false);
	useEffect(() => {
		const wanted = takeWanted(portal.loginName);
		if (wanted) {
			void navigate({ to: wanted, replace: true });
		}
	}, [navigate, portal.loginName]);
	const leave = async () => {
		setBusy(true);
		try {
			await leavePortal(portal.loginName);
			// The company's page would sign them in again at once: who leaves is told that they did.
			history.replaceState(null, '', `/portal/${portal.loginName}?left=yes`);
			forgetTyped(portal.loginName);
			queries.setQueryData(portalSessionKey(portal.loginName), null);
			queries.removeQueries({ predicate: ({ queryKey }) => isOfCustomer(queryKey, portal.loginName) });
		} finally {
			setBusy(false);
		}
	};
	return (
		<PortalFrame
			portal={portal}
			chat={<PortalChat portal={portal} session={session} />}
			aside={
				<Group gap="sm">
					<Text size="sm" c="dimmed">
						{session.name}
					</Text>
					<Button size="compact-md" variant="default" loading={busy} onClick={() => void leave()}>
						{t('leave')}
					</Button>
				</Group>
			}
		>
			{children}
		</PortalFrame>
	);
}

/** Nobody is signed in: off to the company's own page, unless there is something to say first. */
function Entrance({ portal }: { portal: Portal }) {
	const { t } = useTranslation('portal');
	const search = useSearch({ strict: false }) as { refused?: string; left?: string };
	const left = search.left !== undefined || new URLSearchParams(location.search).has('left');
	const refused = search.refused === undefined ? null : (REFUSED.find((each) => each === search.refused) ?? 'invalid');
	const page = portal.authenticationUrl;
	const goesOn = page !== null && !left && !refused;
	useEffect(() => {
		if (goesOn) {
			keepWanted(portal.loginName);
			location.replace(page);
		}
	}, [goesOn, page, portal.loginName]);
	if (goesOn) {
		return (
			<PortalFrame portal={portal}>
				<Notice title={t('goingOn')}>{t('goingOnText')}</Notice>
			</PortalFrame>
		);
	}
	if (portal.passwordSignIn) {
		return (
			<PortalFrame portal={portal} chat={<PortalChat portal={portal} session={null} />}>
				<PasswordEntrance account={portal.loginName} note={left ? t('leftPasswordText') : undefined} />
			</PortalFrame>
		);
	}
	return (
		<PortalFrame portal={portal} chat={<PortalChat portal={portal} session={null} />}>
			<Notice title={t(refused ? 'refusedTitle' : left ? 'leftTitle' : 'enter')}>
				{refused && (
					<Alert color="red" role="alert">
						{t(`refused.${refused}`)}
					</Alert>
				)}
				{!refused && <div>{left ? t('leftText') : t('noEntrance')}</div>}
				{page && (
					<Button component="a" href={page} mt="sm">
						{t('enterAgain')}
					</Button>
				)}
			</Notice>
		</PortalFrame>
	);
}

export function Notice({ title, children }: { title: string; children: ReactNode }) {
	return (
		<Paper withBorder p="xl" radius="md">
			<Stack gap="sm" align="flex-start">
				<Title order={1} size="h3">
					{title}
				</Title>
				<Text component="div" size="sm">
					{children}
				</Text>
			</Stack>
		</Paper>
	);
}
