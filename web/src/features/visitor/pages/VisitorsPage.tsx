import { ActionIcon, Anchor, Badge, Checkbox, Group, Menu, Select, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { IconColumns, IconDots } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresentVisitor } from '../../../api/types';
import { usePlaceText } from '../../../frame/countries';
import { type Column, DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { EmptyState } from '../../../frame/states';
import { useTopic } from '../../../realtime/useTopic';
import { type InvitationKind, useVisitors, VISITORS, type VisitorState } from '../api';
import { chooseColumns, chosenColumns, OPTIONAL, type OptionalColumn } from '../columns';
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
	const [columns, setColumns] = useState(chosenColumns);
	const [sending, setSending] = useState<{ visitor: PresentVisitor; kind: InvitationKind } | null>(null);
	const [looked, setLooked] = useState<string | null>(null);
	const query = useVisitors(state, text);
	const [chat, openChat] = useChat();
	const refresh = () => queries.invalidateQueries({ queryKey: VISITORS });
	useTopic('visitors', { onPassing: () => void refresh(), onReset: () => void refresh() });
	const choose = (chosen: OptionalColumn[]) => {
		setColumns(chosen);
		chooseColumns(chosen);
	};
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
			<PageHeader title={t('title')} description={t('text')} />
			<Group mb="md" align="flex-end">
				<TextInput
					label={t('search')}
					type="search"
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
				summary={(row) => `${row.page.title || row.page.url}`}
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
		page: { hideBelow: 'sm', render: (row) => <Text size="sm">{row.page.title || row.page.url}</Text> },
		onPage: { width: 100, hideBelow: 'md', numeric: true, render: (row) => <Since value={row.pageSince} /> },
		onSite: { width: 100, hideBelow: 'md', numeric: true, render: (row) => <Since value={row.visitStartedAt} /> },
		pages: { width: 80, hideBelow: 'md', numeric: true, render: (row) => row.pagesSeen },
		visits: { width: 80, hideBelow: 'md', numeric: true, render: (row) => row.visits },
		email: { hideBelow: 'md', render: (row) => row.email },
		referrer: { hideBelow: 'md', render: (row) => row.referrer },
		browser: { hideBelow: 'md', render: (row) => [row.browser, row.system].filter(Boolean).join(' · ') },
		ip: { width: 140, hideBelow: 'md', render: (row) => row.ip },
		country: { hideBelow: 'md', render: (row) => placeText({ country: row.country, city: '' }) },
		city: { hideBelow: 'md', render: (row) => row.city },
		agent: { hideBelow: 'md', render: (row) => row.agent?.name },
	};
	return [
		{
			key: 'state',
			label: t('state'),
			width: 140,
			render: (row) => (
				<Badge variant="light" color={COLORS[row.state]} autoContrast tt="none">
					{t(`states.${row.state}`)}
				</Badge>
			),
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
