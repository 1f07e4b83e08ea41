import { Anchor, Badge, Button, Group, Select, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, queryString, request } from '../../../api/client';
import type { IncomingEmail, OutgoingEmail, Page } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState } from '../../../frame/states';

/** What became of a message, in words and colour, with the reason where there is one. */
interface Fate {
	label: string;
	color: string;
	reason?: string | null;
}

interface EmailLogProps<Row> {
	/** The list's place in the interface; its retries lie below it. */
	path: 'incoming-emails' | 'outgoing-emails';
	title: string;
	description: string;
	/** The parameter by which the list is filtered, and what it can be. */
	filter: { name: string; label: string; options: { value: string; label: string }[] };
	subject: (row: Row) => string;
	/** The other side: who wrote, or to whom it went. */
	party: { label: string; of: (row: Row) => string };
	time: { label: string; of: (row: Row) => string };
	fate: (row: Row) => Fate;
	canRetry: (row: Row) => boolean;
	/** More to do with a message. */
	actions?: (row: Row) => ReactNode;
	emptyText: string;
}

/** A list of messages and their fates; what failed can be tried again. */
export function EmailLog<Row extends IncomingEmail | OutgoingEmail>(props: EmailLogProps<Row>) {
	const { path, filter } = props;
	const { t } = useTranslation('email');
	const queries = useQueryClient();
	const [chosen, setChosen] = useState<string | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	const query = useInfiniteQuery({
		queryKey: [path, chosen],
		queryFn: ({ pageParam }) =>
			request<Page<Row>>('GET', `/${path}${queryString({ [filter.name]: chosen, cursor: pageParam })}`),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const retry = async (id: string) => {
		setProblem(null);
		try {
			await request('POST', `/${path}/${id}/retry`);
		} catch (failure) {
			setProblem(problemText(failure));
		}
		await queries.invalidateQueries({ queryKey: [path] });
	};
	return (
		<>
			<PageHeader title={props.title} description={props.description} />
			<Select
				mb="md"
				maw={280}
				aria-label={filter.label}
				placeholder={filter.label}
				clearable
				clearButtonProps={{ 'aria-label': t('frame:clear') }}
				data={filter.options}
				value={chosen}
				onChange={setChosen}
			/>
			<ProblemAlert problem={problem} />
			<DataList
				label={props.title}
				query={query}
				rowKey={(row) => row.id}
				columns={[
					{ key: 'subject', label: t('field.subject'), render: props.subject },
					{ key: 'party', label: props.party.label, hideBelow: 'sm', render: props.party.of },
					{
						key: 'fate',
						label: filter.label,
						hideBelow: 'sm',
						render: (row) => <FateOf fate={props.fate(row)} />,
					},
					{
						key: 'time',
						label: props.time.label,
						hideBelow: 'sm',
						width: 130,
						render: (row) => <RelativeTime value={props.time.of(row)} />,
					},
					{
						key: 'actions',
						label: t('frame:actions'),
						render: (row) => (
							<Group gap="xs">
								{row.ticket && (
									<Anchor component={Link} to={`/tickets/${row.ticket.id}`} size="sm">
										#{row.ticket.number}
									</Anchor>
								)}
								{props.actions?.(row)}
								{props.canRetry(row) && (
									<Button size="compact-sm" variant="default" onClick={() => void retry(row.id)}>
										{t('retry')}
									</Button>
								)}
							</Group>
						),
					},
				]}
				summary={(row) => (
					<>
						{props.party.of(row)} <FateOf fate={props.fate(row)} />
						<div>
							<RelativeTime value={props.time.of(row)} />
						</div>
					</>
				)}
				empty={<EmptyState title={t('noMail')} text={props.emptyText} />}
			/>
		</>
	);
}

function FateOf({ fate }: { fate: Fate }) {
	return (
		<>
			<Badge variant="light" color={fate.color} tt="none" miw="max-content">
				{fate.label}
			</Badge>
			{fate.reason && (
				<Text size="xs" c="dimmed">
					{fate.reason}
				</Text>
			)}
		</>
	);
}
