import { Alert, Badge, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../../api/client';
import type { CustomerTicketPage, Portal } from '../../../api/types';
import { Facts } from '../../../frame/Facts';
import { formatDateTime } from '../../../frame/format';
import { RowLink } from '../../../frame/RowLink';
import { ErrorState } from '../../../frame/states';
import { FieldText } from '../../field/components/FieldText';
import { portalPages, useCustomerForm, useOwnTicket } from '../api';
import { AnswerBox } from '../components/AnswerBox';
import { CancelTicket } from '../components/CancelTicket';
import { OwnThread } from '../components/OwnThread';
import { Notice, PortalGate } from '../components/PortalGate';
import { StandingBadge } from '../components/StandingBadge';

/** A ticket of the customer's own (POR-13). */
export function PortalTicketPage() {
	const { number } = useParams({ strict: false }) as { number: string };
	return <PortalGate>{(portal) => <OwnTicket key={number} portal={portal} number={Number(number)} />}</PortalGate>;
}

function OwnTicket({ portal, number }: { portal: Portal; number: number }) {
	const { t } = useTranslation('portal');
	const query = useOwnTicket(portal.loginName, number);
	const back = (
		<Button
			component={Link}
			to={portalPages(portal.loginName).home}
			variant="subtle"
			size="compact-md"
			leftSection={<IconArrowLeft size={16} />}
		>
			{t('tickets')}
		</Button>
	);
	if (query.isLoadingError) {
		const { error } = query;
		return error instanceof ProblemError && (error.status === 404 || error.status === 400) ? (
			<Notice title={t('noTicket')}>
				{t('noTicketText')}
				<Group mt="sm">{back}</Group>
			</Notice>
		) : (
			<ErrorState error={error} onRetry={() => void query.refetch()} />
		);
	}
	return (
		<Stack gap="md">
			<Group>{back}</Group>
			{query.data ? <Page portal={portal} page={query.data} /> : <Skeleton height={320} />}
		</Stack>
	);
}

function Page({ portal, page }: { portal: Portal; page: CustomerTicketPage }) {
	const { t } = useTranslation('portal');
	const { ticket } = page;
	const account = portal.loginName;
	useEffect(() => {
		document.title = `${ticket.subject} · ${portal.companyName}`;
	}, [ticket.subject, portal.companyName]);
	return (
		<>
			<Stack gap="xs">
				<Group justify="space-between" align="flex-start" gap="sm">
					<Title order={1} size="h3" style={{ overflowWrap: 'anywhere', flex: '1 1 240px' }}>
						{ticket.subject}
					</Title>
					{page.mayCancel && <CancelTicket account={account} ticket={ticket} />}
				</Group>
				<Group gap="sm">
					<StandingBadge standing={ticket.standing} />
					<Text size="sm" c="dimmed" component="div">
						{t('number', { number: ticket.number })} · {t('openedAt', { at: formatDateTime(ticket.createdAt) })}
					</Text>
				</Group>
			</Stack>
			{ticket.mergedInto !== null && (
				<Alert>
					{t('mergedText')}{' '}
					<RowLink to={portalPages(account).ticket(ticket.mergedInto)}>
						{t('mergedInto', { number: ticket.mergedInto })}
					</RowLink>
				</Alert>
			)}
			<About page={page} />
			<OwnThread account={account} company={portal.companyName} page={page} />
			{page.closeReason && (
				<Alert color="gray" title={t(`ended.${ticket.standing === 'CANCELLED' ? 'CANCELLED' : 'CLOSED'}`)}>
					<Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
						{page.closeReason}
					</Text>
				</Alert>
			)}
			{page.mayReply ? (
				<AnswerBox account={account} page={page} />
			) : (
				ticket.mergedInto === null && <GoesOn account={account} number={ticket.number} />
			)}
		</>
	);
}

/** What the ticket is about besides its words, and how it goes. */
function About({ page }: { page: CustomerTicketPage }) {
	const { t } = useTranslation('portal');
	const facts: [string, ReactNode][] = [
		...(page.department ? [[t('department'), page.department] as [string, ReactNode]] : []),
		...(page.category ? [[t('category'), page.category] as [string, ReactNode]] : []),
		...(page.closedAt ? [[t('endedAt'), formatDateTime(page.closedAt)] as [string, ReactNode]] : []),
		...page.fields.map((each): [string, ReactNode] => [each.name, <FieldText key={each.id} value={each} />]),
	];
	if (facts.length === 0 && page.statuses.length === 0) {
		return null;
	}
	return (
		<Paper withBorder p="md" component="section" aria-label={t('about')}>
			<Stack gap="sm">
				{facts.length > 0 && <Facts facts={facts} />}
				{page.statuses.length > 0 && (
					<Stack gap={6} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('statuses')}>
						{page.statuses.map((each) => (
							<Group component="li" key={each.startedAt} gap="xs">
								<Badge color={each.color.toLowerCase()} variant="outline" tt="none" fw={600}>
									{each.name}
								</Badge>
								<Text size="xs" c="dimmed">
									{each.endedAt
										? t('statusEnded', { from: formatDateTime(each.startedAt), to: formatDateTime(each.endedAt) })
										: t('statusSince', { from: formatDateTime(each.startedAt) })}
								</Text>
							</Group>
						))}
					</Stack>
				)}
			</Stack>
		</Paper>
	);
}

/** A ticket that takes no more answers: how to go on all the same. */
function GoesOn({ account, number }: { account: string; number: number }) {
	const { t } = useTranslation('portal');
	const form = useCustomerForm(account);
	return (
		<Alert color="gray" title={t('over')}>
			<Stack gap="sm" align="flex-start">
				<Text size="sm">{t(form.data?.mayOpen ? 'overText' : 'overTextAlone')}</Text>
				{form.data?.mayOpen && form.data.departments.length > 0 && (
					<Button
						component={Link}
						to={portalPages(account).opening}
						search={{ previous: String(number) } as never}
						variant="default"
					>
						{t('opening.another')}
					</Button>
				)}
			</Stack>
		</Alert>
	);
}
