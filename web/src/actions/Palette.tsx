import { Kbd } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch, IconTicket, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../api/client';
import type { CustomerRow, Page, TicketRow } from '../api/types';
import { useOfferedActions } from './ActionProvider';
import { paletteStore } from './paletteStore';

const FOUND = 5;

/** Ctrl K: everything that can be done here, and tickets and customers by name. */
export function Palette() {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const offered = useOfferedActions();
	const [query, setQuery] = useState('');
	const [searched] = useDebouncedValue(query.trim(), 200);
	const found = useQuery({
		queryKey: ['palette', searched],
		enabled: searched.length >= 2,
		queryFn: async ({ signal }) => {
			const [tickets, customers] = await Promise.all([
				request<Page<TicketRow>>('GET', `/tickets${queryString({ search: searched, limit: FOUND })}`, { signal }),
				request<Page<CustomerRow>>('GET', `/customers${queryString({ search: searched, limit: FOUND })}`, { signal }),
			]);
			return { tickets: tickets.items, customers: customers.items };
		},
	});
	const wanted = fold(query);
	const actions = offered.filter((each) => fold(t(each.labelKey)).includes(wanted));
	const tickets = searched ? (found.data?.tickets ?? []) : [];
	const customers = searched ? (found.data?.customers ?? []) : [];
	useFirstChosen(
		[
			query,
			...actions.map((each) => each.name),
			...tickets.map((each) => each.id),
			...customers.map((each) => each.id),
		].join(' '),
	);
	return (
		<Spotlight.Root
			store={paletteStore}
			query={query}
			onQueryChange={setQuery}
			shortcut="mod + K"
			scrollable
			maxHeight="70vh"
		>
			<Spotlight.Search
				placeholder={t('frame:palette.placeholder')}
				aria-label={t('frame:palette.placeholder')}
				leftSection={<IconSearch size={18} />}
			/>
			<Spotlight.ActionsList>
				{actions.map((action) => (
					<Spotlight.Action
						key={action.name}
						label={t(action.labelKey)}
						leftSection={<action.icon size={18} />}
						rightSection={action.shortcut ? <Kbd>{action.shortcut}</Kbd> : undefined}
						onClick={() => void action.run()}
					/>
				))}
				{tickets.map((ticket) => (
					<Spotlight.Action
						key={ticket.id}
						label={`#${ticket.number} ${ticket.subject}`}
						description={ticket.customer?.name ?? ticket.requester?.name}
						leftSection={<IconTicket size={18} />}
						onClick={() => void navigate({ to: `/tickets/${ticket.id}` })}
					/>
				))}
				{customers.map((customer) => (
					<Spotlight.Action
						key={customer.id}
						label={customer.name}
						description={customer.emails[0]}
						leftSection={<IconUser size={18} />}
						onClick={() => void navigate({ to: `/customers/${customer.id}` })}
					/>
				))}
				{actions.length + tickets.length + customers.length === 0 && (
					<Spotlight.Empty>{found.isFetching ? t('frame:loading') : t('frame:palette.nothing')}</Spotlight.Empty>
				)}
			</Spotlight.ActionsList>
		</Spotlight.Root>
	);
}

/** Enter takes the first entry, also where what was found comes later than what was typed. */
function useFirstChosen(entries: string) {
	// biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever the entries are others
	useEffect(() => {
		const list = document.getElementById(paletteStore.getState().listId);
		const first = list?.querySelector('[data-action]');
		if (first && !list?.querySelector('[data-selected]')) {
			first.setAttribute('data-selected', 'true');
			paletteStore.updateState((state) => ({ ...state, selected: 0 }));
		}
	}, [entries]);
}

function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase();
}
