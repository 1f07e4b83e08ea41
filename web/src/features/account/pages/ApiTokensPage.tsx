import { Badge, Button, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, queryString, request } from '../../../api/client';
import type { ApiToken, ApiTokenPolicy, Page } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { formatDay } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import { NewTokenDialog } from '../components/NewTokenDialog';
import { RevokeButton } from '../components/RevokeButton';

const key = ['api-tokens'] as const;
const policyKey = ['api-token-policy'] as const;

/** API: the tokens by which programs act as agents: one's own, and for administrators everybody's. */
export function ApiTokensPage() {
	const { t } = useTranslation('account');
	const administrator = useMay('MANAGE_ACCOUNT');
	const [all, setAll] = useState(false);
	const [making, setMaking] = useState(false);
	const queries = useQueryClient();
	const policy = useQuery({
		queryKey: policyKey,
		queryFn: () => request<ApiTokenPolicy>('GET', '/api-token-policy'),
	});
	const query = useInfiniteQuery({
		queryKey: [...key, all],
		queryFn: ({ pageParam }) =>
			request<Page<ApiToken>>('GET', `/api-tokens${queryString({ all: all ? 'true' : null, cursor: pageParam })}`),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const mayMake = administrator || policy.data?.agentsMayCreate === true;
	const reread = () => queries.invalidateQueries({ queryKey: key });
	return (
		<>
			<PageHeader title={t('setting.api.name')} description={t('setting.api.text')}>
				{mayMake && (
					<Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
						{t('api.new')}
					</Button>
				)}
			</PageHeader>
			{administrator && (
				<Stack gap="md" mb="md" align="flex-start">
					{policy.data && <PolicySwitch policy={policy.data} />}
					<SegmentedControl
						aria-label={t('api.whose')}
						value={all ? 'all' : 'own'}
						onChange={(value) => setAll(value === 'all')}
						data={[
							{ value: 'own', label: t('api.own') },
							{ value: 'all', label: t('api.all') },
						]}
					/>
				</Stack>
			)}
			<DataList
				label={t('setting.api.name')}
				query={query}
				rowKey={(row) => row.id}
				columns={[
					{
						key: 'name',
						label: t('api.name'),
						render: (row) => <TokenName token={row} owner={all} />,
					},
					{ key: 'scopes', label: t('api.scopes'), hideBelow: 'md', render: (row) => <Reach token={row} /> },
					{
						key: 'used',
						label: t('api.lastUse'),
						hideBelow: 'sm',
						width: 170,
						render: (row) => <LastUse token={row} />,
					},
					{ key: 'state', label: t('api.stateLabel'), width: 150, render: (row) => <State token={row} /> },
					{
						key: 'revoke',
						label: t('frame:actions'),
						width: 110,
						render: (row) => row.state === 'ACTIVE' && <RevokeButton token={row} onRevoked={reread} />,
					},
				]}
				empty={<EmptyState title={t('api.none')} text={t(mayMake ? 'api.noneText' : 'api.notYours')} />}
			/>
			{making && (
				<NewTokenDialog
					onClose={() => {
						setMaking(false);
						void reread();
					}}
				/>
			)}
		</>
	);
}

function PolicySwitch({ policy }: { policy: ApiTokenPolicy }) {
	const { t } = useTranslation('account');
	const queries = useQueryClient();
	const [problem, setProblem] = useState<string | null>(null);
	const change = async (agentsMayCreate: boolean) => {
		setProblem(null);
		try {
			await request('PUT', '/api-token-policy', { body: { agentsMayCreate }, ifMatch: policy.version });
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: policyKey });
	};
	return (
		<div>
			<ProblemAlert problem={problem} />
			<Switch
				label={t('api.agentsMay')}
				description={t('api.agentsMayHint')}
				checked={policy.agentsMayCreate}
				onChange={(event) => void change(event.currentTarget.checked)}
			/>
		</div>
	);
}

function TokenName({ token, owner }: { token: ApiToken; owner: boolean }) {
	return (
		<>
			<Text size="sm" fw={500}>
				{token.name}
			</Text>
			<Text size="xs" c="dimmed">
				{owner ? `${token.agent.name} · ${token.hint}` : token.hint}
			</Text>
		</>
	);
}

/** What a token may do, and from where. */
function Reach({ token }: { token: ApiToken }) {
	const { t } = useTranslation('account');
	return (
		<>
			<Text size="sm">
				{token.scopes.map((scope) => t(`api.scope.${scope.replace(':', '_')}` as 'api.scopes')).join(', ')}
			</Text>
			{token.addresses.length > 0 && (
				<Text size="xs" c="dimmed">
					{t('api.from', { addresses: token.addresses.join(', ') })}
				</Text>
			)}
		</>
	);
}

function LastUse({ token }: { token: ApiToken }) {
	const { t } = useTranslation('account');
	return token.lastUsedAt ? (
		<Text size="sm">
			<RelativeTime value={token.lastUsedAt} />
			<Text span size="xs" c="dimmed" display="block">
				{token.lastUsedIp}
			</Text>
		</Text>
	) : (
		<Text size="sm" c="dimmed">
			{t('api.neverUsed')}
		</Text>
	);
}

function State({ token }: { token: ApiToken }) {
	const { t } = useTranslation('account');
	if (token.state !== 'ACTIVE') {
		return (
			<Badge variant="light" color="gray" tt="none">
				{t(`api.state.${token.state}`)}
			</Badge>
		);
	}
	return <Text size="sm">{t('api.until', { day: formatDay(token.expiresAt) })}</Text>;
}
