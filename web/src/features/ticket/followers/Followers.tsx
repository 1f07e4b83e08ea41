import { ActionIcon, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, queryString, request } from '../../../api/client';
import type { Named, Ticket } from '../../../api/types';
import { useMe } from '../../../frame/session';
import { ticketKeys } from '../api';
import { follow, unfollow } from './api';

/** Who hears of the ticket besides; who may choose its agent adds and removes others (FLW-1, FLW-2). */
export function Followers({ ticket }: { ticket: Ticket }) {
	const { t } = useTranslation('ticket');
	const queries = useQueryClient();
	const me = useMe().agent.id;
	const [problem, setProblem] = useState<string | null>(null);
	const leads = ticket.actions.includes('BIND_OTHER');
	if (ticket.followers.length === 0 && !leads) {
		return null;
	}
	const attempt = async (work: () => Promise<unknown>) => {
		setProblem(null);
		try {
			await work();
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: ticketKeys.page(ticket.id) });
	};
	return (
		<section>
			<Title order={2} size="sm" mb="xs">
				{t('follower.followers')}
			</Title>
			<Stack component="ul" gap={2} m={0} mb={leads && ticket.followers.length > 0 ? 'xs' : 0} p={0}>
				{ticket.followers.map((each) => (
					<Group component="li" key={each.id} gap="xs" wrap="nowrap" justify="space-between" mih={28}>
						<Text size="sm" truncate>
							{each.id === me ? t('follower.you', { name: each.name }) : each.name}
						</Text>
						{(leads || each.id === me) && (
							<ActionIcon
								variant="subtle"
								color="gray"
								aria-label={t('follower.remove', { name: each.name })}
								onClick={() => void attempt(() => unfollow(ticket.id, each.id))}
							>
								<IconX size={14} />
							</ActionIcon>
						)}
					</Group>
				))}
			</Stack>
			{leads && <AddFollower ticket={ticket} onPick={(id) => attempt(() => follow(ticket.id, id))} />}
			{problem && (
				<Text size="sm" c="red" mt={4} role="alert">
					{problem}
				</Text>
			)}
		</section>
	);
}

function AddFollower({ ticket, onPick }: { ticket: Ticket; onPick: (agentId: string) => Promise<void> }) {
	const { t } = useTranslation('ticket');
	const [typed, setTyped] = useState('');
	const [search] = useDebouncedValue(typed.trim(), 250);
	const found = useQuery({
		queryKey: ['mentionable-agents', ticket.id, search],
		enabled: search !== '',
		queryFn: async () =>
			(await request<{ items: Named[] }>('GET', `/tickets/${ticket.id}/mentionable-agents${queryString({ search })}`))
				.items,
	});
	const offered = (found.data ?? []).filter((each) => !ticket.followers.some((had) => had.id === each.id));
	return (
		<Select
			size="xs"
			aria-label={t('follower.add')}
			placeholder={t('follower.add')}
			searchable
			searchValue={typed}
			onSearchChange={setTyped}
			data={offered.map((each) => ({ value: each.id, label: each.name }))}
			filter={({ options }) => options}
			nothingFoundMessage={search && found.isSuccess ? t('follower.noMatch') : undefined}
			value={null}
			onChange={(id) => {
				setTyped('');
				if (id) {
					void onPick(id);
				}
			}}
		/>
	);
}
