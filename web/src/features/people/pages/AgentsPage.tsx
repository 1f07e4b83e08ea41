import { Avatar, Badge, Button, Group, Select, Text } from '@mantine/core';
import { IconUsersPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { AgentSummary, Page } from '../../../api/types';
import { CreateLink } from '../../../frame/CreateLink';
import { DataList } from '../../../frame/DataList';
import { formatTime } from '../../../frame/format';
import { useDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { RelativeTime } from '../../../frame/RelativeTime';
import { SearchInput } from '../../../frame/SearchInput';
import { EmptyState } from '../../../frame/states';
import { useTopic } from '../../../realtime/useTopic';
import { SeatsLine } from '../components/agents/AgentInformation';
import { AgentRowMenu } from '../components/agents/AgentRowMenu';
import { InviteDialog } from '../components/agents/InviteDialog';

/** What each choice of the state's filter asks for. */
const STATES = {
	active: { active: true },
	inactive: { active: false },
	awaiting: { active: true, emailValidated: false },
	locked: { locked: true },
	administrators: { administrator: true },
} as const;
type State = keyof typeof STATES;

interface Narrowed {
	search?: string;
	state?: State;
	department?: string;
}

/** Atendentes: who works here. */
export function AgentsPage() {
	const { t } = useTranslation('people');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const departments = useDepartments();
	const [inviting, setInviting] = useState(false);
	const { search = '', state, department } = useSearch({ strict: false }) as Narrowed;
	const narrow = (change: Narrowed) => {
		const next = Object.entries({ search, state, department, ...change }).filter(([, value]) => value);
		void navigate({ to: '/settings/agents', search: Object.fromEntries(next) as never, replace: true });
	};
	const query = useInfiniteQuery({
		queryKey: ['agents', 'list', search, state, department],
		queryFn: ({ pageParam }) =>
			request<Page<AgentSummary>>(
				'GET',
				`/agents${queryString({
					search,
					departmentId: department,
					...(state && STATES[state]),
					cursor: pageParam,
				})}`,
			),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const refresh = () => void queries.invalidateQueries({ queryKey: ['agents'] });
	useTopic('account', {
		onEvent: ({ kind, data }) => {
			if (kind === 'directory-changed' && (data as { what?: string }).what === 'AGENTS') {
				refresh();
			}
		},
	});
	return (
		<>
			<PageHeader title={t('agents')} description={t('agentsText')}>
				<Button variant="default" leftSection={<IconUsersPlus size={16} />} onClick={() => setInviting(true)}>
					{t('inviteSeveral')}
				</Button>
				<CreateLink to="/settings/agents/new">{t('newAgent')}</CreateLink>
			</PageHeader>
			<Group align="flex-start" gap="sm">
				<SearchInput label={t('searchAgents')} value={search} onSearch={(text) => narrow({ search: text })} />
				<Select
					aria-label={t('field.state')}
					placeholder={t('anyState')}
					clearable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					w={210}
					data={Object.keys(STATES).map((value) => ({ value, label: t(`narrow.${value}`) }))}
					value={state ?? null}
					onChange={(value) => narrow({ state: (value as State | null) ?? undefined })}
				/>
				<Select
					aria-label={t('department')}
					placeholder={t('anyDepartment')}
					clearable
					searchable
					clearButtonProps={{ 'aria-label': t('frame:clear') }}
					w={210}
					data={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
					value={department ?? null}
					onChange={(value) => narrow({ department: value ?? undefined })}
				/>
			</Group>
			<Text size="sm" c="dimmed" mt={{ base: 'xs', sm: 0 }} mb="xs">
				<SeatsLine />
			</Text>
			<DataList
				label={t('agents')}
				query={query}
				rowKey={(row) => row.id}
				href={(row) => `/settings/agents/${row.id}`}
				columns={[
					{
						key: 'name',
						label: t('field.name'),
						render: (row) => (
							<Group component="span" gap="xs" wrap="nowrap">
								<Avatar component="span" src={row.photoUrl} name={row.name} color="initials" size={24} alt="" />
								{row.name}
							</Group>
						),
					},
					{ key: 'email', label: t('field.email'), hideBelow: 'lg', render: (row) => <Address of={row.email} /> },
					{
						key: 'departments',
						label: t('departments'),
						hideBelow: 'md',
						render: (row) => row.departments.map((each) => each.name).join(', ') || '–',
					},
					{
						key: 'state',
						label: t('field.state'),
						hideBelow: 'sm',
						width: 180,
						render: (row) => <StateOf agent={row} />,
					},
					{
						key: 'access',
						label: t('lastAccess'),
						hideBelow: 'md',
						width: 124,
						render: (row) => (row.lastAccessAt ? <RelativeTime value={row.lastAccessAt} /> : '–'),
					},
					{
						key: 'firstToday',
						label: t('firstAccessToday'),
						hideBelow: 'lg',
						width: 124,
						numeric: true,
						render: (row) => (row.firstAccessTodayAt ? formatTime(row.firstAccessTodayAt) : '–'),
					},
					{ key: 'actions', label: '', width: 52, render: (row) => <AgentRowMenu agent={row} /> },
				]}
				summary={(row) => (
					<>
						{row.email} · {stateOf(row, t)[0]}
					</>
				)}
				empty={<EmptyState title={t('nobodyFound')} text={t('tryOther')} />}
			/>
			{inviting && <InviteDialog onClose={() => setInviting(false)} />}
		</>
	);
}

/** An address, which goes on below before its @ where it does not fit. */
function Address({ of }: { of: string | null }) {
	const [mailbox, domain] = (of ?? '').split('@');
	return (
		<>
			{mailbox}
			<wbr />
			{domain && `@${domain}`}
		</>
	);
}

function StateOf({ agent }: { agent: AgentSummary }) {
	const { t } = useTranslation('people');
	const [label, color] = stateOf(agent, t);
	return (
		<Badge variant="light" color={color} tt="none">
			{label}
		</Badge>
	);
}

/** What most matters of an agent, in words and as a colour. */
function stateOf(agent: AgentSummary, t: TFunction<'people'>): [label: string, color: string] {
	if (!agent.active) {
		return [t('state.inactive'), 'gray'];
	}
	if (agent.locked) {
		return [t('state.locked'), 'red'];
	}
	if (!agent.emailValidated) {
		return [t('state.invited'), 'yellow'];
	}
	if (agent.isOwner) {
		return [t('state.owner'), 'balcao'];
	}
	return agent.isAdministrator ? [t('state.administrator'), 'balcao'] : [t('state.active'), 'teal'];
}
