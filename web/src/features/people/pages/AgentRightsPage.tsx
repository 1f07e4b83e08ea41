import { Alert, Badge, Button, Group, NumberInput, Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, problemText, request } from '../../../api/client';
import type { AgentRights, SeenTicket } from '../../../api/types';
import { PageHeader } from '../../../frame/PageHeader';
import { ErrorState } from '../../../frame/states';
import { PlainList } from '../components/PlainList';

/** O que este atendente pode fazer, e por quê. */
export function AgentRightsPage() {
	const { t } = useTranslation('people');
	const { agentId } = useParams({ strict: false }) as { agentId: string };
	const query = useQuery({
		queryKey: ['agents', 'rights', agentId],
		queryFn: () => request<AgentRights>('GET', `/agents/${agentId}/rights`),
	});
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	const rights = query.data;
	return (
		<Stack gap="lg">
			<PageHeader title={t('groups.rightsOf', { name: rights.name })} description={t('groups.rightsText')}>
				<Button component={Link} to={`/settings/agents/${agentId}`} variant="default">
					{t('groups.openAgent')}
				</Button>
				<Button component={Link} to={`/settings/permission-groups/${rights.permissionGroup.id}`} variant="default">
					{t('groups.openGroup', { name: rights.permissionGroup.name })}
				</Button>
			</PageHeader>
			{!rights.active && <Alert color="yellow">{t('groups.inactiveAgent')}</Alert>}
			<TicketCheck agentId={agentId} name={rights.name} />
			<Permissions rights={rights} />
			<Departments rights={rights} />
		</Stack>
	);
}

function TicketCheck({ agentId, name }: { agentId: string; name: string }) {
	const { t } = useTranslation('people');
	const [number, setNumber] = useState<number | string>('');
	const [seen, setSeen] = useState<SeenTicket | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const [busy, setBusy] = useState(false);
	const check = async (event: FormEvent) => {
		event.preventDefault();
		setBusy(true);
		setSeen(null);
		setProblem(null);
		try {
			setSeen(await request<SeenTicket>('GET', `/agents/${agentId}/rights/tickets/${number}`));
		} catch (failure) {
			setProblem(
				failure instanceof ProblemError && failure.status === 404 ? t('groups.noTicket') : problemText(failure),
			);
		} finally {
			setBusy(false);
		}
	};
	return (
		<Paper withBorder p="md">
			<form onSubmit={(event) => void check(event)}>
				<Group align="flex-end">
					<NumberInput
						label={t('groups.checkTicket', { name })}
						value={number}
						onChange={setNumber}
						min={1}
						allowDecimal={false}
						hideControls
					/>
					<Button type="submit" variant="default" loading={busy} disabled={number === ''}>
						{t('groups.check')}
					</Button>
				</Group>
			</form>
			<div role="status">
				{problem && (
					<Alert mt="sm" color="red">
						{problem}
					</Alert>
				)}
				{seen && (
					<Alert
						mt="sm"
						color={seen.seen ? 'teal' : 'gray'}
						title={seen.seen ? t('groups.sees', { number: seen.number }) : t('groups.seesNot', { number: seen.number })}
					>
						{t(`groups.sightReason.${seen.reason}`)}
						<Text size="sm" c="dimmed">
							{seen.subject} · {seen.department.name} · {seen.responsible?.name ?? t('groups.noAgent')}
						</Text>
					</Alert>
				)}
			</div>
		</Paper>
	);
}

function Permissions({ rights }: { rights: AgentRights }) {
	const { t } = useTranslation('people');
	return (
		<section aria-labelledby="rights-permissions">
			<Title order={2} size="h4" id="rights-permissions">
				{t('groups.permissionsHeading')}
			</Title>
			<PlainList label={t('groups.permissionsHeading')} headings={[t('groups.what'), t('groups.may'), t('groups.why')]}>
				{rights.permissions.map((each) => (
					<Table.Tr key={each.permission}>
						<Table.Td>
							{t(`groups.permission.${each.permission}.name`)}
							<Group gap="xs" hiddenFrom="sm">
								<Verdict yes={each.granted} />
								<Text size="xs" c="dimmed">
									{t(`groups.reason.${each.reason}`)}
								</Text>
							</Group>
						</Table.Td>
						<Table.Td visibleFrom="sm">
							<Verdict yes={each.granted} />
						</Table.Td>
						<Table.Td visibleFrom="sm">
							{t(`groups.reason.${each.reason}`)}
							{each.departments.length > 0 && (
								<Text size="sm" c="dimmed">
									{t('groups.onlyIn', { names: each.departments.map((where) => where.name).join(', ') })}
								</Text>
							)}
						</Table.Td>
					</Table.Tr>
				))}
			</PlainList>
		</section>
	);
}

function Departments({ rights }: { rights: AgentRights }) {
	const { t } = useTranslation('people');
	return (
		<section aria-labelledby="rights-departments">
			<Title order={2} size="h4" id="rights-departments">
				{t('groups.ticketsOf')}
			</Title>
			<PlainList label={t('groups.ticketsOf')} headings={[t('department'), t('groups.may'), t('groups.why')]}>
				{rights.departments.map((each) => (
					<Table.Tr key={each.id}>
						<Table.Td>
							{each.name}
							<Text size="xs" c="dimmed" hiddenFrom="sm">
								{t(`groups.seesOf.${each.sees}`)} · {t(`groups.sightReason.${each.reason}`)}
							</Text>
						</Table.Td>
						<Table.Td visibleFrom="sm">{t(`groups.seesOf.${each.sees}`)}</Table.Td>
						<Table.Td visibleFrom="sm">{t(`groups.sightReason.${each.reason}`)}</Table.Td>
					</Table.Tr>
				))}
			</PlainList>
		</section>
	);
}

function Verdict({ yes }: { yes: boolean }) {
	const { t } = useTranslation('people');
	return (
		<Badge variant="light" color={yes ? 'teal' : 'gray'} tt="none">
			{yes ? t('groups.yes') : t('groups.no')}
		</Badge>
	);
}
