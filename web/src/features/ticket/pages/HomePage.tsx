import { BarChart, DonutChart } from '@mantine/charts';
import { Badge, Grid, Group, Paper, Skeleton, Tabs, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TabCounts, TicketColumn } from '../../../api/types';
import { formatDuration, formatNumber } from '../../../frame/format';
import { PageHeader } from '../../../frame/PageHeader';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import { FirstSteps } from '../../onboarding/FirstSteps';
import { readDay, ticketKeys } from '../api';
import { TicketTable } from '../components/TicketTable';
import { useTabCounts } from '../counts';
import classes from './HomePage.module.css';

const TABS = [
	{ tab: 'new', count: 'new', same: ['AGENT', 'SITUATION'] },
	{ tab: 'replied', count: 'replied', same: ['AGENT', 'SITUATION'] },
	{ tab: 'newly-bound', count: 'newlyBound', same: ['AGENT', 'SITUATION'] },
	{ tab: 'open', count: 'open', same: ['AGENT'] },
	{ tab: 'team-open', count: 'teamOpen', same: [], team: true },
	{ tab: 'team-waiting', count: 'teamWaiting', same: ['SITUATION'], team: true },
] as const satisfies { tab: string; count: keyof TabCounts; same: TicketColumn[]; team?: boolean }[];

const SITUATION_COLORS: Record<number, string> = {
	0: 'orange.6',
	1: 'teal.6',
	2: 'blue.6',
	3: 'grape.6',
	6: 'orange.4',
	7: 'cyan.6',
};

/** Início: the day in small charts, and the queues (TAB-1). */
export function HomePage() {
	const { t } = useTranslation('ticket');
	const navigate = useNavigate();
	const search = useSearch({ strict: false }) as { fila?: string };
	const team = useMay('TEAM_QUEUES');
	const counts = useTabCounts();
	const tabs = TABS.filter((each) => team || !('team' in each));
	const { tab, same } = tabs.find((each) => each.tab === search.fila) ?? TABS[0];
	return (
		<>
			<PageHeader title={t('home.title')} />
			<FirstSteps />
			<Day />
			<Tabs
				value={tab}
				onChange={(value) => void navigate({ to: '/', search: value === 'new' ? {} : { fila: value }, replace: true })}
				keepMounted={false}
			>
				<Tabs.List aria-label={t('home.tabs')} className={classes.tabs}>
					{tabs.map((each) => {
						const count = counts.data?.[each.count] ?? 0;
						return (
							<Tabs.Tab
								key={each.tab}
								value={each.tab}
								rightSection={
									<Badge
										size="sm"
										variant={count > 0 ? 'filled' : 'light'}
										color={count > 0 ? undefined : 'gray'}
										circle={count < 10}
										data-count={count}
									>
										{formatNumber(count)}
									</Badge>
								}
							>
								{t(`tab.${each.tab}`)}
							</Tabs.Tab>
						);
					})}
				</Tabs.List>
				<Tabs.Panel value={tab} pt="md">
					<TicketTable
						filters={{ tab }}
						without={same}
						label={t(`tab.${tab}`)}
						empty={<EmptyState title={t(`tabEmpty.${tab}`)} text={t(`tabHint.${tab}`)} />}
					/>
				</Tabs.Panel>
			</Tabs>
		</>
	);
}

function Day() {
	const { t } = useTranslation('ticket');
	// On a phone the queue matters more than when the day's tickets came.
	const wide = useMediaQuery('(min-width: 48em)', true);
	const { data, isPending } = useQuery({ queryKey: ticketKeys.day, queryFn: readDay, staleTime: 60_000 });
	if (isPending) {
		return <Skeleton height={150} mb="lg" />;
	}
	if (!data) {
		return null;
	}
	const hours = data.openedByHour.map((opened, hour) => ({
		hour: `${hour} h`,
		[t('home.chartOpened')]: opened,
		[t('home.chartClosed')]: data.closedByHour[hour],
	}));
	// What the bars show, for those who do not see them.
	const told = [
		t('home.byHour'),
		...data.openedByHour.flatMap((opened, hour) =>
			opened + data.closedByHour[hour] > 0 ? [t('home.hour', { hour, opened, closed: data.closedByHour[hour] })] : [],
		),
	].join('; ');
	const situations = data.openBySituation
		.filter((each) => each.count > 0)
		.map((each) => ({
			name: t(`situation.${each.code}`),
			value: each.count,
			color: SITUATION_COLORS[each.code] ?? 'gray.6',
		}));
	return (
		<Grid mb="md" gap="md" component="section" aria-label={t('home.today')}>
			<Grid.Col span={{ base: 12, md: 3 }}>
				<Paper withBorder p="md" h="100%" className={classes.figures}>
					<Figure label={t('home.opened')} value={formatNumber(data.opened)} />
					<Figure label={t('home.closed')} value={formatNumber(data.closed)} />
					<Figure
						label={t('home.firstReply')}
						value={data.firstReplyMedianSeconds === null ? '–' : formatDuration(data.firstReplyMedianSeconds)}
					/>
				</Paper>
			</Grid.Col>
			{wide && (
				<Grid.Col span={{ sm: 7, md: 5 }}>
					<Paper withBorder p="md" h="100%">
						<Title order={2} size="sm" fw={600} mb="xs">
							{t('home.byHour')}
						</Title>
						<BarChart
							h={132}
							data={hours}
							dataKey="hour"
							role="img"
							aria-label={told}
							barChartProps={{ accessibilityLayer: false }}
							xAxisProps={{ interval: 3 }}
							withYAxis={false}
							withLegend
							legendProps={{ verticalAlign: 'top', height: 28 }}
							gridAxis="none"
							series={[
								{ name: t('home.chartOpened'), color: 'balcao.6' },
								{ name: t('home.chartClosed'), color: 'gray.5' },
							]}
						/>
					</Paper>
				</Grid.Col>
			)}
			<Grid.Col span={{ base: 12, sm: 5, md: 4 }}>
				<Paper withBorder p="md" h="100%">
					<Title order={2} size="sm" fw={600} mb="xs">
						{t('home.bySituation')}
					</Title>
					{situations.length === 0 && (
						<Text size="sm" c="dimmed">
							{t('home.noneOpen')}
						</Text>
					)}
					<Group wrap="nowrap" gap="md">
						{situations.length > 0 && (
							<DonutChart
								data={situations}
								size={104}
								thickness={16}
								withTooltip={false}
								aria-hidden
								pieChartProps={{ accessibilityLayer: false }}
								pieProps={{ rootTabIndex: -1 }}
							/>
						)}
						<ul className={classes.legend}>
							{situations.map((each) => (
								<li key={each.name}>
									<span
										className={classes.dot}
										style={{ background: `var(--mantine-color-${each.color.replace('.', '-')})` }}
										aria-hidden
									/>
									<Text span size="xs">
										{each.name}
									</Text>
									<Text span size="xs" fw={600} className="tabular">
										{formatNumber(each.value)}
									</Text>
								</li>
							))}
						</ul>
					</Group>
				</Paper>
			</Grid.Col>
		</Grid>
	);
}

function Figure({ label, value }: { label: string; value: string }) {
	return (
		<div>
			<Text size="xs" c="dimmed">
				{label}
			</Text>
			<Text fw={650} size="xl" className="tabular" lh={1.3}>
				{value}
			</Text>
		</div>
	);
}
