import { Skeleton, Tabs } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { Agent } from '../../../api/types';
import { ConflictAlert, htmlText } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { namesOf, useDepartments, useWorkShifts } from '../../../frame/lookups';
import { ErrorState } from '../../../frame/states';
import { tellCreated, tellSaved } from '../../../frame/told';
import { AgentCommands } from '../components/agents/AgentCommands';
import { AgentInformation } from '../components/agents/AgentInformation';
import { type AgentValues, bodyOf, copyOf, valuesOf } from '../components/agents/agentValues';
import { DepartureDialog, hasOpenTickets } from '../components/agents/DepartureDialog';
import { DepartureProgress } from '../components/agents/DepartureProgress';
import { Placements, placementsText } from '../components/Placements';
import { usePermissionGroups } from '../groups';

const keyOf = (id: string) => ['agents', 'one', id] as const;

function useAgent(id: string | undefined) {
	return useQuery({
		queryKey: keyOf(id ?? ''),
		queryFn: () => request<Agent>('GET', `/agents/${id}`),
		enabled: id !== undefined,
		refetchOnWindowFocus: false,
	});
}

/** Criar atendente; modelled on another one when the address names them (`?from=`). */
export function NewAgentPage() {
	const { from } = useSearch({ strict: false }) as { from?: string };
	const model = useAgent(from);
	if (from && model.isPending) {
		return <Skeleton height={360} />;
	}
	return from && model.isLoadingError ? (
		<ErrorState error={model.error} />
	) : (
		<AgentForm key={from} agent={null} initial={model.data ? copyOf(model.data) : valuesOf(null)} />
	);
}

export function EditAgentPage() {
	const { agentId } = useParams({ strict: false }) as { agentId: string };
	const query = useAgent(agentId);
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	return query.isLoadingError ? (
		<ErrorState error={query.error} />
	) : (
		<AgentForm key={query.data.id} agent={query.data} initial={valuesOf(query.data)} />
	);
}

function AgentForm({ agent, initial }: { agent: Agent | null; initial: AgentValues }) {
	const { t } = useTranslation('people');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const departments = useDepartments();
	const groups = usePermissionGroups();
	const shifts = useWorkShifts();
	const keyFor = useIdempotencyKey();
	const [tab, setTab] = useState<string | null>('information');
	const [departing, setDeparting] = useState(false);
	const { form, problem, conflict, setProblem, busy, submit } = useProblemForm<AgentValues, Agent>(
		{
			initialValues: initial,
			validate: {
				name: (value) => (value.trim() ? null : t('required.name')),
				email: (value) => (value.trim() ? null : t('required.email')),
				password: (value, values) => (agent || values.choosesPassword || value ? null : t('required.password')),
			},
		},
		{ record: agent, valuesOf },
	);
	// What is wrong must be in sight; only the first tab has fields that can be.
	useEffect(() => {
		if (Object.keys(form.errors).some((field) => field !== 'departments')) {
			setTab('information');
		}
	}, [form.errors]);
	const departmentNames = new Map((departments.data ?? []).map((each) => [each.id, each.name]));
	const save = async () => {
		// Who has open tickets leaves by a plan for them; all else that was typed is saved before.
		const leaving = agent?.active && !form.getValues().active && (await hasOpenTickets(agent.id));
		if (leaving) {
			form.setFieldValue('active', true);
		}
		const saved = await submit(async (values, version) => {
			const body = bodyOf(values, agent === null);
			await (agent
				? request('PUT', `/agents/${agent.id}`, { body, ifMatch: version })
				: request('POST', '/agents', { body, idempotencyKey: keyFor(body) }));
			await queries.invalidateQueries({ queryKey: ['agents'] });
			await queries.invalidateQueries({ queryKey: ['departments'] });
			if (!leaving) {
				agent ? tellSaved() : tellCreated(body.name);
				await navigate({ to: '/settings/agents' });
			}
		});
		setDeparting(saved && Boolean(leaving));
	};
	return (
		<FormPage
			title={agent ? agent.name : t('newAgent')}
			description={agent ? undefined : t('newAgentText')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						name: [t('field.name')],
						email: [t('field.email')],
						isAdministrator: [t('field.isAdministrator')],
						active: [t('field.active')],
						language: [t('field.language'), (value) => (value ? t(`language.${value}`) : t('languageOfAccount'))],
						timeZone: [t('field.timeZone'), (value) => value ?? t('timeZoneOfAccount')],
						chatNickname: [t('field.chatNickname')],
						chatOnlineAtSignIn: [
							t('field.chatOnlineAtSignIn'),
							(value) => t(`chatStatus.${value ? 'ONLINE' : 'OFFLINE'}`),
						],
						automaticDistribution: [t('field.automaticDistribution')],
						mostConversations: [t('field.mostConversations')],
						signatureHtml: [t('field.signature'), htmlText],
						permissionGroupId: [t('groups.ofAgent'), (id) => namesOf([id], groups.data)],
						workShiftId: [
							t('field.workShift'),
							(id) => shifts.data?.find((each) => each.id === id)?.name ?? t('noShift'),
						],
						departments: [t('departments'), (placed) => placementsText(placed, departmentNames, t)],
					}}
				/>
			}
			busy={busy}
			onSubmit={() => void save()}
			navigation={agent && <DepartureProgress agent={agent} />}
			header={agent && <AgentCommands agent={agent} onProblem={setProblem} />}
		>
			{agent && departing && <DepartureDialog agent={agent} onClose={() => setDeparting(false)} />}
			<Tabs value={tab} onChange={setTab} keepMounted>
				<Tabs.List>
					<Tabs.Tab value="information">{t('tab.information')}</Tabs.Tab>
					<Tabs.Tab value="departments">{t('departments')}</Tabs.Tab>
				</Tabs.List>
				<Tabs.Panel value="information" pt="md">
					<AgentInformation agent={agent} form={form} />
				</Tabs.Panel>
				<Tabs.Panel value="departments" pt="md">
					<Placements
						label={t('department')}
						choices={departments.data ?? []}
						value={form.getValues().departments}
						onChange={(value) => form.setFieldValue('departments', value)}
						empty={t('noDepartments')}
					/>
				</Tabs.Panel>
			</Tabs>
		</FormPage>
	);
}
