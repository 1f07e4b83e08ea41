import { Alert, Badge, Button, Group, MultiSelect, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { GroupMember, Page, PermissionGroup } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { useAgents } from '../../../frame/lookups';
import { RowLink } from '../../../frame/RowLink';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { groupsKey } from '../groups';

/** The agents of a group, and a way to move others into it. */
export function GroupMembers({ group }: { group: PermissionGroup }) {
	const { t } = useTranslation('people');
	const queries = useQueryClient();
	const agents = useAgents();
	const [chosen, setChosen] = useState<string[]>([]);
	const { busy, problem, attempt } = useAttempt();
	const query = useInfiniteQuery({
		queryKey: [...groupsKey, group.id, 'members'],
		queryFn: ({ pageParam }) =>
			request<Page<GroupMember>>(
				'GET',
				`/permission-groups/${group.id}/members${queryString({ limit: 50, cursor: pageParam })}`,
			),
		initialPageParam: undefined as string | undefined,
		getNextPageParam: (page) => page.nextCursor ?? undefined,
	});
	const members = query.data?.pages.flatMap((page) => page.items) ?? [];
	const inside = new Set(members.map((each) => each.id));
	const move = async () => {
		await attempt(async () => {
			await request('PUT', `/permission-groups/${group.id}/members`, { body: { agentIds: chosen } });
			setChosen([]);
			await queries.invalidateQueries({ queryKey: groupsKey });
			await queries.invalidateQueries({ queryKey: ['agents'] });
			tellSaved();
		});
	};
	return (
		<Stack>
			<Group align="flex-end">
				<MultiSelect
					flex={1}
					label={t('groups.bring')}
					description={t('groups.bringHint')}
					searchable
					data={(agents.data ?? [])
						.filter((each) => !inside.has(each.id))
						.map((each) => ({ value: each.id, label: each.name }))}
					value={chosen}
					onChange={setChosen}
				/>
				<Button variant="default" loading={busy} disabled={chosen.length === 0} onClick={() => void move()}>
					{t('groups.move')}
				</Button>
			</Group>
			{problem && (
				<Alert color="red" role="alert">
					{problem}
				</Alert>
			)}
			{query.isPending && <Skeleton height={120} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data && members.length === 0 && (
				<Text size="sm" c="dimmed">
					{t('groups.nobody')}
				</Text>
			)}
			{members.map((each) => (
				<Group key={each.id} justify="space-between" gap="xs">
					<Group gap="xs">
						<RowLink to={`/settings/agents/${each.id}`}>{each.name}</RowLink>
						{each.isAdministrator && (
							<Badge variant="light" tt="none">
								{t('groups.administrator')}
							</Badge>
						)}
						{!each.active && (
							<Badge variant="light" color="gray" tt="none">
								{t('state.inactive')}
							</Badge>
						)}
					</Group>
					<Button component={Link} to={`/settings/agents/${each.id}/rights`} variant="subtle" size="xs">
						{t('groups.whatAndWhy')}
					</Button>
				</Group>
			))}
			{query.hasNextPage && (
				<Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
					{t('groups.more')}
				</Button>
			)}
		</Stack>
	);
}
