import {
	ActionIcon,
	AppShell,
	Burger,
	Group,
	Kbd,
	NavLink,
	ScrollArea,
	Text,
	Tooltip,
	UnstyledButton,
} from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import {
	type Icon,
	IconCalendarEvent,
	IconEye,
	IconHome,
	IconLayoutSidebarLeftCollapse,
	IconLayoutSidebarLeftExpand,
	IconMessages,
	IconSearch,
	IconSettings,
	IconTicket,
	IconUsers,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionProvider } from '../actions/ActionProvider';
import { Palette } from '../actions/Palette';
import { palette } from '../actions/paletteStore';
import type { Permission } from '../api/types';
import { RingingOffers } from '../features/conversation/components/RingingOffers';
import { useAttends, useLiveConversations, useWaiting } from '../features/conversation/live';
import { Bell } from '../features/notify/Bell';
import { ChatStatusMenu } from '../features/people/components/ChatStatusMenu';
import { ShiftWarning } from '../features/security/components/ShiftWarning';
import { ticketKeys } from '../features/ticket/api';
import { useLiveTickets, useTabCounts } from '../features/ticket/counts';
import { RealtimeProvider } from '../realtime/RealtimeProvider';
import { useTopic } from '../realtime/useTopic';
import classes from './Frame.module.css';
import { FrameActions } from './FrameActions';
import { NewTicket } from './NewTicket';
import { OfflineBar } from './OfflineBar';
import { OwnMenu } from './OwnMenu';
import { sessionKey, useMe } from './session';

interface Place {
	to: string;
	icon: Icon;
	labelKey: string;
	permission?: Permission;
	/** For those only who attend chats, or lead who does. */
	attends?: true;
	/** Other addresses that belong to it. */
	also?: string[];
}

const PLACES: Place[] = [
	{ to: '/', icon: IconHome, labelKey: 'frame:nav.home' },
	{ to: '/tickets', icon: IconTicket, labelKey: 'frame:nav.tickets' },
	{ to: '/conversations', icon: IconMessages, labelKey: 'conversation:nav', attends: true },
	{ to: '/visitors', icon: IconEye, labelKey: 'visitor:nav', permission: 'CHAT_VISITORS' },
	{ to: '/agenda', icon: IconCalendarEvent, labelKey: 'frame:nav.agenda' },
	{
		to: '/customers',
		icon: IconUsers,
		labelKey: 'frame:nav.customers',
		permission: 'CUSTOMER_VIEW',
		also: ['/organizations'],
	},
	{ to: '/settings', icon: IconSettings, labelKey: 'frame:nav.settings' },
];

/** What stands around every page of a signed-in agent. */
export function Frame() {
	return (
		<RealtimeProvider>
			<ActionProvider>
				<Shell />
				<RingingOffers />
				<Palette />
				<FrameActions />
			</ActionProvider>
		</RealtimeProvider>
	);
}

/** Who one is, and what one may do, follows the server while the frame is open (PER-1); so do the topics of tickets. */
function useLiveRights() {
	const me = useMe();
	const queries = useQueryClient();
	const refresh = () => {
		for (const queryKey of [sessionKey, ticketKeys.counts, ticketKeys.lists, ticketKeys.day]) {
			void queries.invalidateQueries({ queryKey });
		}
	};
	useTopic(`agent:${me.agent.id}`, {
		onEvent: ({ kind }) => {
			// Anything on the screen may be more, less or masked now, customers as well as tickets.
			if (kind === 'rights-changed') {
				void queries.invalidateQueries();
			}
		},
		onReset: refresh,
	});
}

function Shell() {
	const { t } = useTranslation();
	useLiveTickets();
	useLiveConversations();
	useLiveRights();
	const [opened, { toggle, close }] = useDisclosure(false);
	const [folded, setFolded] = useLocalStorage({ key: 'balcao:nav-folded', defaultValue: false });
	return (
		<AppShell
			header={{ height: 52 }}
			navbar={{ width: folded ? 64 : 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
			padding="md"
			classNames={{ main: classes.main }}
		>
			<a href="#main" className={classes.skip}>
				{t('frame:skip')}
			</a>
			<AppShell.Header>
				<Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
					<Group gap="xs" wrap="nowrap" className={classes.brand}>
						<Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('frame:nav.toggle')} />
						<Mark />
					</Group>
					<UnstyledButton className={classes.search} onClick={palette.open} visibleFrom="sm">
						<IconSearch size={16} aria-hidden />
						<span className={classes.searchLabel}>{t('frame:palette.open')}</span>
						<Kbd size="xs">Ctrl K</Kbd>
					</UnstyledButton>
					<Group gap="xs" wrap="nowrap">
						<ActionIcon
							variant="subtle"
							color="gray"
							size="lg"
							hiddenFrom="sm"
							onClick={palette.open}
							aria-label={t('frame:palette.open')}
						>
							<IconSearch size={18} />
						</ActionIcon>
						<ChatStatusMenu />
						<Bell />
						<OwnMenu />
					</Group>
				</Group>
			</AppShell.Header>
			<AppShell.Navbar aria-label={t('frame:nav.label')} className={classes.navbar}>
				<AppShell.Section p="xs">
					<NewTicket folded={folded && !opened} onOpen={close} />
				</AppShell.Section>
				<AppShell.Section grow component={ScrollArea} px="xs">
					{PLACES.map((place) => (
						<NavPlace key={place.to} place={place} folded={folded && !opened} onOpen={close} />
					))}
				</AppShell.Section>
				<AppShell.Section p="xs" visibleFrom="sm">
					<Tooltip label={folded ? t('frame:nav.unfold') : t('frame:nav.fold')} position="right">
						<ActionIcon
							variant="subtle"
							color="gray"
							size="lg"
							aria-label={folded ? t('frame:nav.unfold') : t('frame:nav.fold')}
							onClick={() => setFolded(!folded)}
						>
							{folded ? <IconLayoutSidebarLeftExpand size={18} /> : <IconLayoutSidebarLeftCollapse size={18} />}
						</ActionIcon>
					</Tooltip>
				</AppShell.Section>
			</AppShell.Navbar>
			<AppShell.Main id="main" tabIndex={-1}>
				<OfflineBar />
				<ShiftWarning />
				<Outlet />
			</AppShell.Main>
		</AppShell>
	);
}

function Mark() {
	const me = useMe();
	return (
		<Link to="/" className={classes.mark}>
			<img src={me.account.logoUrl ?? '/icon.svg'} alt="" height={26} className={classes.logo} />
			<span className={classes.markText}>
				<Text fw={700} size="sm" lh={1.1} component="span">
					Balcão
				</Text>
				<Text size="xs" c="dimmed" lh={1.2} truncate component="span">
					{me.account.companyName}
				</Text>
			</span>
		</Link>
	);
}

function NavPlace({ place, folded, onOpen }: { place: Place; folded: boolean; onOpen: () => void }) {
	const { t } = useTranslation();
	const me = useMe();
	const counts = useTabCounts();
	const attends = useAttends();
	const waiting = useWaiting();
	const path = useRouterState({ select: (state) => state.location.pathname });
	if ((place.permission && !me.permissions.includes(place.permission)) || (place.attends && !attends)) {
		return null;
	}
	const within = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`));
	const active = within(place.to) || (place.also ?? []).some(within);
	const count =
		{
			'/': (counts.data?.new ?? 0) + (counts.data?.replied ?? 0),
			'/conversations': waiting.data?.total ?? 0,
		}[place.to] ?? 0;
	const link = (
		<NavLink
			component={Link}
			to={place.to}
			label={folded ? undefined : t(place.labelKey)}
			aria-label={folded ? t(place.labelKey) : undefined}
			aria-current={active ? 'page' : undefined}
			leftSection={<place.icon size={20} aria-hidden />}
			rightSection={
				!folded && count > 0 ? (
					<Text size="xs" fw={600} className={classes.count} aria-label={t('frame:nav.waiting', { count })}>
						{count}
					</Text>
				) : undefined
			}
			active={active}
			onClick={onOpen}
			className={classes.place}
		/>
	);
	return folded ? (
		<Tooltip label={t(place.labelKey)} position="right">
			{link}
		</Tooltip>
	) : (
		link
	);
}
