import {
	ActionIcon,
	Anchor,
	Badge,
	Button,
	Checkbox,
	Group,
	Menu,
	Select,
	Stack,
	Text,
	TextInput,
} from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconColumns, IconDots, IconHelp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresentVisitor } from '../../../api/types';
import { usePlaceText } from '../../../frame/countries';
import { type Column, DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { EmptyState } from '../../../frame/states';
import { useTopic } from '../../../realtime/useTopic';
import { type InvitationKind, useVisitors, VISITORS, type VisitorState } from '../api';
import { OPTIONAL, type OptionalColumn, useVisitorColumns } from '../columns';
import { ChatWindow } from '../components/ChatWindow';
import { SendDialog } from '../components/SendDialog';
import { VisitDrawer } from '../components/VisitDrawer';

const COLORS: Record<VisitorState, string> = { BROWSING: 'gray', INVITED: 'yellow', QUEUED: 'red', IN_CHAT: 'green' };
const STATES = Object.keys(COLORS) as VisitorState[];
const KINDS: InvitationKind[] = ['INVITATION', 'PROMOTION', 'REDIRECT'];

/** Visitantes: who is on the site now, and what one may send them (GRD-1, GRD-2). */
export function VisitorsPage() {
	const { t } = useTranslation('visitor');
	const queries = useQueryClient();
	const [state, setState] = useState<VisitorState | null>(null);
	const [typed, setTyped] = useState('');
	const [text] = useDebouncedValue(typed.trim(), 300);
	const [columns, choose] = useVisitorColumns();
	const [sending, setSending] = useState<{ visitor: PresentVisitor; kind: InvitationKind } | null>(null);
	const [looked, setLooked] = useState<string | null>(null);
	const query = useVisitors(state, text);
	const [chat, openChat] = useChat();
	const refresh = () => queries.invalidateQueries({ queryKey: VISITORS });
	useTopic('visitors', { onPassing: () => void refresh(), onReset: () => void refresh() });
	const act = (visitor: PresentVisitor) => (
		<RowMenu
			visitor={visitor}
			onSend={(kind) => setSending({ visitor, kind })}
			onLook={() => setLooked(visitor.id)}
			onOpen={openChat}
		/>
	);
	return (
		<>
			<PageHeader title={t('title')} description={t('text')}>
				<Button
					component={Link}
					to="/conversations/help"
					hash="visitors"
					variant="subtle"
					color="gray"
					leftSection={<IconHelp size={16} />}
				>
					{t('help')}
				</Button>
			</PageHeader>
			<Group mb="md" align="flex-end">
				<TextInput
					label={t('search')}
					type="search"
					flex="1 1 240px"
					maw={360}
					maxLength={200}
					value={typed}
					onChange={(event) => setTyped(event.currentTarget.value)}
				/>
				<Select
					label={t('state')}
					clearable
					placeholder={t('all')}
					data={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
					value={state}
					onChange={(value) => setState(value as VisitorState | null)}
				/>
				<ColumnMenu chosen={columns} onChange={choose} />
			</Group>
			<DataList
				label={t('title')}
				query={query}
				columns={useColumns(columns, act, openChat)}
				rowKey={(row) => row.id}
				summary={(row) => <Summary row={row} />}
				empty={
					<EmptyState
						title={t(state || text ? 'nothingFound' : 'none')}
						text={t(state || text ? 'nothingFoundText' : 'noneText')}
					/>
				}
			/>
			{chat && <ChatWindow id={chat} onClose={() => openChat(null)} />}
			{sending && <SendDialog {...sending} onClose={() => setSending(null)} onDone={refresh} />}
			{looked && <VisitDrawer id={looked} onClose={() => setLooked(null)} />}
		</>
	);
}

/** The conversation that is open below the grid; a narrow window has no room for it there, and it has its own page. */
function useChat(): [string | null, (id: string | null) => void] {
	const navigate = useNavigate();
	const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
	const { chat } = useSearch({ strict: false }) as { chat?: string };
	const open = (id: string | null) =>
		void (id === null || wide
			? navigate({ to: '/visitors', search: (id ? { chat: id } : {}) as never })
			: navigate({ to: `/conversations/${id}` }));
	return [wide ? (chat ?? null) : null, open];
}

function useColumns(
	chosen: OptionalColumn[],
	act: (row: PresentVisitor) => React.ReactNode,
	onOpen: (conversationId: string) => void,
): Column<PresentVisitor>[] {
	const { t } = useTranslation('visitor');
	const placeText = usePlaceText();
	const optional: Record<OptionalColumn, Omit<Column<PresentVisitor>, 'key' | 'label'>> = {
		PAGE: {
			hideBelow: 'sm',
			render: ({ page }) => (
				<Text size="sm" miw={220} lineClamp={2} title={page.url}>
					{page.title || page.url}
				</Text>
			),
		},
		TIME_ON_PAGE: { width: 90, hideBelow: 'md', numeric: true, render: (row) => <Since value={row.pageSince} /> },
		TIME_ON_SITE: { width: 90, hideBelow: 'md', numeric: true, render: (row) => <Since value={row.visitStartedAt} /> },
		PAGES_SEEN: { width: 80, hideBelow: 'md', numeric: true, render: (row) => row.pagesSeen },
		VISITS: { width: 80, hideBelow: 'md', numeric: true, render: (row) => row.visits },
		EMAIL: { hideBelow: 'md', render: (row) => row.email },
		REFERRER: {
			hideBelow: 'md',
			render: (row) => (
				<Text size="sm" lineClamp={2} title={row.referrer}>
					{row.referrer}
				</Text>
			),
		},
		BROWSER: { hideBelow: 'md', render: (row) => [row.browser, row.system].filter(Boolean).join(' · ') },
		IP: { width: 130, hideBelow: 'md', render: (row) => row.ip },
		COUNTRY: { hideBelow: 'md', render: (row) => placeText({ country: row.country, city: '' }) },
		CITY: { hideBelow: 'md', render: (row) => row.city },
		AGENT: { hideBelow: 'md', render: (row) => row.agent?.name },
	};
	return [
		{
			key: 'state',
			label: t('state'),
			width: 128,
			hideBelow: 'sm',
			render: (row) => <StateBadge state={row.state} />,
		},
		{
			key: 'name',
			label: t('name'),
			main: true,
			render: ({ name, conversationId }) =>
				conversationId ? (
					<Anchor component="button" type="button" size="sm" onClick={() => onOpen(conversationId)}>
						{name || t('anonymous')}
					</Anchor>
				) : (
					name || t('anonymous')
				),
		},
		...OPTIONAL.filter((each) => chosen.includes(each)).map((each) => ({
			key: each,
			label: t(`columns.${each}`),
			...optional[each],
		})),
		{ key: 'actions', label: '', width: 60, render: act },
	];
}

function StateBadge({ state }: { state: VisitorState }) {
	const { t } = useTranslation('visitor');
	return (
		<Badge variant="light" color={COLORS[state]} autoContrast tt="none" miw="max-content">
			{t(`states.${state}`)}
		</Badge>
	);
}

/** What a narrow window shows of a visitor below their name. */
function Summary({ row }: { row: PresentVisitor }) {
	const { t } = useTranslation('visitor');
	return (
		<Stack gap={4} align="flex-start">
			<Text size="sm" lineClamp={2}>
				{row.page.title || row.page.url}
			</Text>
			<Group gap="xs">
				<StateBadge state={row.state} />
				<Text size="xs" c="dimmed" className="tabular">
					{t('columns.TIME_ON_SITE')} <Since value={row.visitStartedAt} />
				</Text>
			</Group>
		</Stack>
	);
}

interface RowMenuProps {
	visitor: PresentVisitor;
	onSend(kind: InvitationKind): void;
	onLook(): void;
	onOpen(conversationId: string): void;
}

function RowMenu({ visitor, onSend, onLook, onOpen }: RowMenuProps) {
	const { t } = useTranslation('visitor');
	const { conversationId } = visitor;
	// Who waits or is attended is not invited, and sees one card at a time (GRD-7).
	const refused = (kind: InvitationKind) =>
		(kind === 'INVITATION' && visitor.conversationId !== null) || (kind !== 'REDIRECT' && visitor.invitation !== null);
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" aria-label={t('actionsOf', { name: visitor.name || t('anonymous') })}>
					<IconDots size={18} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				{KINDS.map((kind) => (
					<Menu.Item key={kind} disabled={refused(kind)} onClick={() => onSend(kind)}>
						{t(`send.${kind}.title`)}
					</Menu.Item>
				))}
				{conversationId && <Menu.Item onClick={() => onOpen(conversationId)}>{t('open')}</Menu.Item>}
				<Menu.Item onClick={onLook}>{t('visit.title')}</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}

function ColumnMenu({ chosen, onChange }: { chosen: OptionalColumn[]; onChange(chosen: OptionalColumn[]): void }) {
	const { t } = useTranslation('visitor');
	return (
		<Menu closeOnItemClick={false} position="bottom-end">
			<Menu.Target>
				<ActionIcon variant="default" size="lg" aria-label={t('chooseColumns')}>
					<IconColumns size={18} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown p="sm">
				<Checkbox.Group
					label={t('chooseColumns')}
					value={chosen}
					onChange={(value) => onChange(value as OptionalColumn[])}
				>
					<Stack gap="xs" mt="xs">
						{OPTIONAL.map((each) => (
							<Checkbox key={each} value={each} label={t(`columns.${each}`)} />
						))}
					</Stack>
				</Checkbox.Group>
			</Menu.Dropdown>
		</Menu>
	);
}

/** As watches show it: 4:05, 1:04:05. */
function clock(seconds: number): string {
	const two = (value: number) => String(value).padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** How long ago, counted on by the second; not told to screen readers each time. */
function Since({ value }: { value: string }) {
	const seconds = () => Math.max(0, Math.floor((Date.now() - Date.parse(value)) / 1000));
	const element = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		const timer = setInterval(() => {
			if (element.current) {
				element.current.textContent = clock(seconds());
			}
		}, 1000);
		return () => clearInterval(timer);
	});
	return <span ref={element}>{clock(seconds())}</span>;
}
