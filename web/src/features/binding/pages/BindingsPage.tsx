import { Button, Group, Paper, Stack, TextInput } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { BindingRow } from '../../../api/types';
import { CreateLink } from '../../../frame/CreateLink';
import { type Column, DataList } from '../../../frame/DataList';
import { DeleteButton } from '../../../frame/DeleteButton';
import { formatMinute } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { EmptyState } from '../../../frame/states';
import { BINDINGS, type BindingFilters, useBindings } from '../api';
import { AgentAndDepartment } from '../components/AgentAndDepartment';

const NOTHING: BindingFilters = { agentId: null, departmentId: null, email: '' };

/** Vínculos com clientes: a filter first, then who is bound to whom (BND-70, BND-71). */
export function BindingsPage() {
	const { t } = useTranslation('binding');
	const [typed, setTyped] = useState(NOTHING);
	const [filters, setFilters] = useState(NOTHING);
	const query = useBindings(filters);
	const queries = useQueryClient();
	const name = (each: { name: string; active: boolean }) =>
		each.active ? each.name : t('inactive', { name: each.name });
	const columns: Column<BindingRow>[] = [
		{ key: 'at', label: t('at'), width: 160, hideBelow: 'sm', render: (row) => formatMinute(row.createdAt) },
		{ key: 'agent', label: t('agent'), hideBelow: 'sm', render: (row) => name(row.agent) },
		{ key: 'department', label: t('department'), hideBelow: 'sm', render: (row) => name(row.department) },
		{ key: 'email', label: t('email'), main: true, render: (row) => row.email },
		{
			key: 'delete',
			label: '',
			width: 120,
			render: (row) => (
				<DeleteButton
					question={t('deleteQuestion', { email: row.email, agent: row.agent.name })}
					onDelete={async () => {
						await request('DELETE', `/customer-bindings/${row.id}`);
						await queries.invalidateQueries({ queryKey: BINDINGS });
					}}
				/>
			),
		},
	];
	const create = <CreateLink to="/settings/bindings/new">{t('new')}</CreateLink>;
	const filtered = filters !== NOTHING;
	return (
		<>
			<PageHeader title={t('title')} description={t('text')}>
				<Button
					component={Link}
					to="/settings/bindings/simulator"
					variant="default"
					leftSection={<IconTestPipe size={16} />}
				>
					{t('simulator.open')}
				</Button>
				{create}
			</PageHeader>
			<Paper
				component="form"
				withBorder
				p="md"
				mb="md"
				onSubmit={(event) => {
					event.preventDefault();
					setFilters({ ...typed, email: typed.email.trim() });
				}}
			>
				<Stack>
					<AgentAndDepartment
						agent={{ value: typed.agentId, onChange: (agentId) => setTyped({ ...typed, agentId }) }}
						department={{ value: typed.departmentId, onChange: (departmentId) => setTyped({ ...typed, departmentId }) }}
					/>
					<TextInput
						label={t('email')}
						value={typed.email}
						onChange={(event) => setTyped({ ...typed, email: event.currentTarget.value })}
					/>
					<Group>
						<Button type="submit">{t('filter')}</Button>
						{filtered && (
							<Button
								variant="subtle"
								color="gray"
								onClick={() => {
									setTyped(NOTHING);
									setFilters(NOTHING);
								}}
							>
								{t('clear')}
							</Button>
						)}
					</Group>
				</Stack>
			</Paper>
			<DataList
				label={t('title')}
				query={query}
				columns={columns}
				rowKey={(row) => row.id}
				href={(row) => `/settings/bindings/${row.id}`}
				summary={(row) => `${name(row.agent)} · ${name(row.department)} · ${formatMinute(row.createdAt)}`}
				empty={
					<EmptyState
						title={t(filtered ? 'nothingFound' : 'none')}
						text={t(filtered ? 'nothingFoundText' : 'noneText')}
					/>
				}
			/>
		</>
	);
}
