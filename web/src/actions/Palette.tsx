import { Box, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconFilter, IconSearch, IconTicket, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../api/client';
import type { CustomerRow, Page, TicketRow } from '../api/types';
import { fold, isUnfinished, withWord, wordAt } from '../features/ticket/search/operators';
import { useSuggestions } from '../features/ticket/search/suggestions';
import { searchProblem } from '../features/ticket/search/useTicketList';
import { useMe } from '../frame/session';
import { SETTING_PAGES, searchSettings } from '../settings';
import { useOfferedActions } from './ActionProvider';
import { Keys } from './Keys';
import { paletteStore } from './paletteStore';

const FOUND = 5;

/** Ctrl K: everything that can be done here, the pages of Gestão, and tickets and customers by name. */
export function Palette() {
	const { t } = useTranslation();
	const navigate = useNavigate();
	const offered = useOfferedActions();
	const [query, setQuery] = useState('');
	const [searched] = useDebouncedValue(query.trim(), 200);
	// Operators are of tickets only.
	const narrowed = searched.split(/\s/).some((each) => wordAt(each, each.length).operator !== null);
	const found = useQuery({
		queryKey: ['palette', searched],
		enabled: searched.length >= 2 && !isUnfinished(searched),
		queryFn: async ({ signal }) => {
			const [tickets, customers] = await Promise.all([
				request<Page<TicketRow>>('GET', `/tickets${queryString({ search: searched, limit: FOUND })}`, { signal }),
				narrowed
					? { items: [] }
					: request<Page<CustomerRow>>('GET', `/customers${queryString({ search: searched, limit: FOUND })}`, {
							signal,
						}),
			]);
			return { tickets: tickets.items, customers: customers.items };
		},
	});
	const wanted = fold(query);
	const word = wordAt(query, query.length);
	// Alone, a letter or two are as likely the beginning of an action.
	const suggestions = useSuggestions(word.operator !== null || word.name.length >= 2 ? word : null);
	const problem = searchProblem(found.error);
	const actions = offered.filter((each) => fold(t(each.labelKey)).includes(wanted));
	const tickets = searched && !problem ? (found.data?.tickets ?? []) : [];
	const pages = useSettingPages(query.trim());
	const customers = searched ? (found.data?.customers ?? []) : [];
	useFirstChosen(
		[
			query,
			...actions.map((each) => each.name),
			...pages.map((each) => each.to),
			...tickets.map((each) => each.id),
			...customers.map((each) => each.id),
			...suggestions.map((each) => each.word),
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
						rightSection={action.shortcut ? <Keys shortcut={action.shortcut} /> : undefined}
						onClick={() => void action.run()}
					/>
				))}
				{pages.map((page) => (
					<Spotlight.Action
						key={page.to}
						label={t(`${page.key}.name`)}
						description={t('frame:nav.settings')}
						leftSection={<page.icon size={18} />}
						onClick={() => void navigate({ to: page.to })}
					/>
				))}
				{tickets.map((ticket) => (
					<Spotlight.Action
						key={ticket.id}
						label={`#${ticket.number} ${ticket.subject}`}
						onClick={() => void navigate({ to: `/tickets/${ticket.id}` })}
					>
						<FoundTicket ticket={ticket} />
					</Spotlight.Action>
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
				{suggestions.map((each) => (
					<Spotlight.Action
						key={each.word}
						label={each.label}
						description={each.hint}
						leftSection={<IconFilter size={18} />}
						closeSpotlightOnTrigger={false}
						onClick={() => setQuery(withWord(query, query.length, each.word).text + (each.open ? '' : ' '))}
					/>
				))}
				{actions.length + suggestions.length + tickets.length + customers.length === 0 && (
					<Spotlight.Empty>
						{problem ?? t(found.isFetching ? 'frame:loading' : 'frame:palette.nothing')}
					</Spotlight.Empty>
				)}
			</Spotlight.ActionsList>
		</Spotlight.Root>
	);
}

/** The pages of Gestão that the agent may open, by what stands on them. */
function useSettingPages(searched: string) {
	const { t } = useTranslation();
	const me = useMe();
	if (searched.length < 2) {
		return [];
	}
	const mine = SETTING_PAGES.filter((each) => !each.permission || me.permissions.includes(each.permission));
	return searchSettings(mine, searched, t)
		.slice(0, FOUND)
		.map((each) => each.page);
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

/** A ticket, and where the search found it. */
function FoundTicket({ ticket }: { ticket: TicketRow }) {
	const { t } = useTranslation();
	const about = ticket.customer?.name ?? ticket.requester?.name;
	return (
		<Group wrap="nowrap" gap="md" w="100%">
			<IconTicket size={18} style={{ flex: 'none' }} />
			<Box miw={0} ta="left">
				<Text size="sm" truncate>
					#{ticket.number} {ticket.subject}
				</Text>
				<Text size="xs" c="dimmed" truncate>
					{about}
					{ticket.match && (
						<>
							{about && ' · '}
							{t(`ticket:search.where.${ticket.match.where}`)}:{' '}
							{/* biome-ignore lint/security/noDangerouslySetInnerHtml: the server escapes the excerpt around its <mark> */}
							<span dangerouslySetInnerHTML={{ __html: ticket.match.excerpt }} />
						</>
					)}
				</Text>
			</Box>
		</Group>
	);
}
