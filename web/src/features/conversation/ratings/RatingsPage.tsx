import { Group, Select, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataList } from '../../../frame/DataList';
import { DayInput } from '../../../frame/DayInput';
import { useAgents, useDepartments } from '../../../frame/lookups';
import { PageHeader } from '../../../frame/PageHeader';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState } from '../../../frame/states';
import { conversationKeys, listRatings } from '../api';
import { RatingSign, ratingText } from './RatingSign';
import { SatisfactionTable } from './SatisfactionTable';

interface RatingSearch {
	departmentId?: string;
	agentId?: string;
	from?: string;
	to?: string;
}

/** What customers thought of conversations, and how satisfied those of each department were (RAT-4, RAT-5). */
export function RatingsPage() {
	const { t } = useTranslation('conversation');
	const navigate = useNavigate();
	const { departmentId, agentId, from, to } = useSearch({ strict: false }) as RatingSearch;
	const departments = useDepartments();
	const agents = useAgents();
	const filters = { departmentId, agentId };
	const query = useInfiniteQuery({
		queryKey: [...conversationKeys.ratings, filters],
		queryFn: ({ pageParam }) => listRatings(filters, pageParam),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const change = (with_: RatingSearch) =>
		void navigate({
			to: '/conversations/ratings',
			search: Object.fromEntries(
				Object.entries({ departmentId, agentId, from, to, ...with_ }).filter(([, value]) => value),
			) as never,
			replace: true,
		});
	const choices = (known: { id: string; name: string }[] = []) =>
		known.map((each) => ({ value: each.id, label: each.name }));
	return (
		<>
			<PageHeader title={t('ratings.title')} description={t('ratings.text')} />
			<Stack gap="lg">
				<Stack gap="sm" component="section" aria-label={t('ratings.satisfaction')}>
					<Title order={2} size="h5">
						{t('ratings.satisfaction')}
					</Title>
					<Group gap="sm">
						<DayInput label={t('ratings.from')} w={170} value={from ?? ''} onChange={(day) => change({ from: day })} />
						<DayInput label={t('ratings.to')} w={170} value={to ?? ''} onChange={(day) => change({ to: day })} />
					</Group>
					<SatisfactionTable from={from} to={to} />
				</Stack>
				<Stack gap="sm" component="section" aria-label={t('ratings.list')}>
					<Title order={2} size="h5">
						{t('ratings.each')}
					</Title>
					<Group gap="sm">
						<Select
							aria-label={t('info.department')}
							placeholder={t('ratings.anyDepartment')}
							clearable
							searchable
							data={choices(departments.data)}
							value={departmentId ?? null}
							onChange={(id) => change({ departmentId: id ?? '' })}
						/>
						<Select
							aria-label={t('info.agent')}
							placeholder={t('ratings.anyAgent')}
							clearable
							searchable
							data={choices(agents.data)}
							value={agentId ?? null}
							onChange={(id) => change({ agentId: id ?? '' })}
						/>
					</Group>
					<DataList
						label={t('ratings.list')}
						query={query}
						rowKey={(each) => each.conversationId}
						href={(each) => `/conversations/${each.conversationId}`}
						empty={
							departmentId || agentId ? (
								<EmptyState title={t('ratings.noneFound')} text={t('ratings.noneFoundText')} />
							) : (
								<EmptyState title={t('ratings.empty')} text={t('ratings.emptyText')} />
							)
						}
						summary={(each) => `${ratingText(each, t)} ${each.comment}`}
						columns={[
							{
								key: 'customer',
								label: t('info.customer'),
								main: true,
								render: (each) => `#${each.number} · ${each.customerName || t('anonymous')}`,
							},
							{
								key: 'stars',
								label: t('ratings.rating'),
								hideBelow: 'sm',
								width: 110,
								render: (each) => <RatingSign rating={each} />,
							},
							{ key: 'comment', label: t('ratings.comment'), hideBelow: 'sm', render: (each) => each.comment || '–' },
							{ key: 'agent', label: t('info.agent'), hideBelow: 'md', render: (each) => each.agent?.name ?? '–' },
							{
								key: 'department',
								label: t('info.department'),
								hideBelow: 'lg',
								render: (each) => each.department.name,
							},
							{
								key: 'when',
								label: t('ratings.when'),
								hideBelow: 'sm',
								render: (each) => <RelativeTime value={each.ratedAt} />,
							},
						]}
					/>
				</Stack>
			</Stack>
		</>
	);
}
