import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AgendaEntry } from '../../../api/types';
import { localMoment } from '../../../frame/format';
import { EmptyState } from '../../../frame/states';
import { dayOf, formatDayInWords, formatTimes, plusDays } from '../spans';

interface AgendaListProps {
	entries: AgendaEntry[];
	first: string;
	days: number;
}

/** Scheduled tickets under the days they begin on; what began before stands under the first. */
export function AgendaList({ entries, first, days }: AgendaListProps) {
	const { t } = useTranslation('agenda');
	if (entries.length === 0) {
		return <EmptyState title={t('empty')} text={t('emptyText')} />;
	}
	const shown = Array.from({ length: days }, (_, each) => plusDays(first, each));
	const dayIn = (entry: AgendaEntry) => {
		const day = dayOf(localMoment(entry.startsAt));
		return day < first ? first : day;
	};
	return (
		<Stack gap="md">
			{shown.map((day) => {
				const ofDay = entries.filter((each) => dayIn(each) === day);
				return ofDay.length === 0 ? null : (
					<section key={day}>
						<Title order={2} size="sm" mb="xs">
							{formatDayInWords(day)}
						</Title>
						<Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
							{ofDay.map((each) => (
								<li key={each.id}>
									<Entry entry={each} />
								</li>
							))}
						</Stack>
					</section>
				);
			})}
		</Stack>
	);
}

function Entry({ entry }: { entry: AgendaEntry }) {
	return (
		<Paper withBorder p="sm">
			<Text size="sm" fw={600} className="tabular">
				{formatTimes(entry.startsAt, entry.endsAt)}
			</Text>
			<Anchor component={Link} to={`/tickets/${entry.ticketId}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
				#{entry.number} {entry.subject}
			</Anchor>
			<Text size="sm" c="dimmed">
				{[entry.customer?.name, entry.department.name].filter(Boolean).join(' · ')}
			</Text>
			{entry.note && (
				<Text size="sm" mt={4} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
					{entry.note}
				</Text>
			)}
		</Paper>
	);
}
