import { Avatar, Badge, Button, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { AgentSummary, Page } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { RelativeTime } from '../../../frame/RelativeTime';
import { SearchInput } from '../../../frame/SearchInput';
import { EmptyState } from '../../../frame/states';

/** Atendentes: who works here. */
export function AgentsPage() {
	const { t } = useTranslation('people');
	const navigate = useNavigate();
	const { search = '' } = useSearch({ strict: false }) as { search?: string };
	const query = useInfiniteQuery({
		queryKey: ['agents', 'list', search],
		queryFn: ({ pageParam }) =>
			request<Page<AgentSummary>>('GET', `/agents${queryString({ search, cursor: pageParam })}`),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	return (
		<>
			<PageHeader title={t('agents')} description={t('agentsText')}>
				<Button component={Link} to="/settings/agents/new" leftSection={<IconPlus size={16} />}>
					{t('newAgent')}
				</Button>
			</PageHeader>
			<SearchInput
				label={t('searchAgents')}
				value={search}
				onSearch={(text) =>
					void navigate({ to: '/settings/agents', search: (text ? { search: text } : {}) as never, replace: true })
				}
			/>
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
					{ key: 'email', label: t('field.email'), hideBelow: 'sm', render: (row) => row.email },
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
						width: 150,
						render: (row) => <State agent={row} />,
					},
					{
						key: 'access',
						label: t('lastAccess'),
						hideBelow: 'md',
						width: 140,
						render: (row) => (row.lastAccessAt ? <RelativeTime value={row.lastAccessAt} /> : '–'),
					},
				]}
				summary={(row) => row.email}
				empty={<EmptyState title={t('nobodyFound')} text={t('tryOther')} />}
			/>
		</>
	);
}

function State({ agent }: { agent: AgentSummary }) {
	const { t } = useTranslation('people');
	const [label, color] = !agent.active
		? [t('state.inactive'), 'gray']
		: !agent.emailValidated
			? [t('state.invited'), 'yellow']
			: agent.isOwner
				? [t('state.owner'), 'balcao']
				: agent.isAdministrator
					? [t('state.administrator'), 'balcao']
					: [t('state.active'), 'teal'];
	return (
		<Badge variant="light" color={color} tt="none">
			{label}
		</Badge>
	);
}
