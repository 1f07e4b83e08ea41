import { Button, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../../../actions/ActionProvider';
import type { Action } from '../../../actions/types';
import { DayInput } from '../../../frame/DayInput';
import { dayBegins, localMoment } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { SearchSelect } from '../../../frame/SearchSelect';
import { ErrorState } from '../../../frame/states';
import { searchAgendas, useAgenda } from '../api';
import { AgendaList } from '../components/AgendaList';
import { dayOf, formatDayInWords, formatDays, plusDays, weekOf } from '../spans';

const AgendaCalendar = lazy(() => import('../components/AgendaCalendar'));

const VIEWS = ['day', 'week', 'list'] as const;
type View = (typeof VIEWS)[number];

interface AgendaSearch {
	day?: string;
	view?: View;
	agentId?: string;
	agent?: string;
}

interface AgendaContext {
	move: (direction: -1 | 0 | 1) => void;
	show: (view: View) => void;
}

const agendaActions: Action<AgendaContext>[] = [
	{ name: 'agenda.earlier', icon: IconChevronLeft, labelKey: 'agenda:earlier', run: ({ move }) => move(-1) },
	{ name: 'agenda.later', icon: IconChevronRight, labelKey: 'agenda:later', run: ({ move }) => move(1) },
];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Agenda: what is scheduled of one's tickets, or of those of somebody one manages, by day and week (SCH-4). */
export function AgendaPage() {
	const { t } = useTranslation('agenda');
	const navigate = useNavigate();
	const search = useSearch({ strict: false }) as AgendaSearch;
	const today = dayOf(localMoment(new Date().toISOString()));
	const day = search.day && DAY.test(search.day) && !Number.isNaN(Date.parse(search.day)) ? search.day : today;
	const view = VIEWS.find((each) => each === search.view) ?? 'week';
	const narrow = useMediaQuery('(max-width: 48em)', window.innerWidth < 768, { getInitialValueInEffect: false });
	const first = view === 'day' ? day : weekOf(day);
	const days = view === 'day' ? 1 : 7;
	const agenda = useAgenda(search.agentId ?? null, dayBegins(first), dayBegins(first, days));
	const others = useQuery({ queryKey: ['agenda', 'others'], queryFn: ({ signal }) => searchAgendas('', signal) });
	const go = useCallback(
		(change: AgendaSearch) =>
			void navigate({ to: '/agenda', search: (before: AgendaSearch) => ({ ...before, ...change }) }),
		[navigate],
	);
	const context = useMemo<AgendaContext>(
		() => ({
			move: (direction) => go({ day: direction === 0 ? undefined : plusDays(first, direction * days) }),
			show: (wanted) => go({ view: wanted }),
		}),
		[go, first, days],
	);
	useActions(agendaActions, context);
	const range = view === 'day' ? formatDayInWords(day) : formatDays(first, plusDays(first, 6));
	return (
		<>
			<PageHeader title={t('title')} description={t('text')}>
				{(others.data?.length ?? 0) > 0 && (
					<SearchSelect
						kind="agenda"
						aria-label={t('whose')}
						placeholder={t('mine')}
						search={async (typed, signal) =>
							(await searchAgendas(typed, signal)).map((each) => ({ value: each.id, label: each.name }))
						}
						value={
							search.agentId ? { value: search.agentId, label: search.agent ?? nameIn(others.data, search) } : null
						}
						onChange={(choice) => go({ agentId: choice?.value, agent: choice?.label })}
					/>
				)}
			</PageHeader>
			<Group justify="space-between" mb="sm" gap="sm">
				<Group gap="xs">
					<Button.Group>
						<Button variant="default" px="xs" aria-label={t('earlier')} onClick={() => context.move(-1)}>
							<IconChevronLeft size={18} />
						</Button>
						<Button variant="default" onClick={() => context.move(0)} disabled={day === today}>
							{t('today')}
						</Button>
						<Button variant="default" px="xs" aria-label={t('later')} onClick={() => context.move(1)}>
							<IconChevronRight size={18} />
						</Button>
					</Button.Group>
					<DayInputOf day={day} onChange={(wanted) => go({ day: wanted || undefined })} />
				</Group>
				<SegmentedControl
					aria-label={t('view.label')}
					value={view}
					onChange={(wanted) => context.show(wanted as View)}
					data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
				/>
			</Group>
			<Text fw={600} mb="xs" aria-live="polite">
				{range}
			</Text>
			{agenda.isPending ? (
				<Skeleton height={420} />
			) : agenda.isLoadingError ? (
				<ErrorState error={agenda.error} onRetry={() => void agenda.refetch()} />
			) : view === 'list' || (narrow && view === 'week') ? (
				<AgendaList entries={agenda.data} first={first} days={days} />
			) : (
				<Stack gap="xs">
					<Suspense fallback={<Skeleton height={420} />}>
						<AgendaCalendar entries={agenda.data} day={first} view={view} />
					</Suspense>
				</Stack>
			)}
		</>
	);
}

function DayInputOf({ day, onChange }: { day: string; onChange: (day: string) => void }) {
	const { t } = useTranslation('agenda');
	return <DayInput value={day} onChange={onChange} w={170} label={undefined} placeholder={t('day')} />;
}

function nameIn(agents: { id: string; name: string }[] | undefined, { agentId }: AgendaSearch): string {
	return agents?.find((each) => each.id === agentId)?.name ?? '…';
}
