import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HolidayCalendarRow } from '../../../api/types';
import { RelativeTime } from '../../../frame/RelativeTime';

/** How the last reading of a feed went. */
export function FeedState({ feed }: { feed: HolidayCalendarRow['feed'] }) {
	const { t } = useTranslation('calendar');
	if (!feed) {
		return <Text size="sm">{t('source.hand')}</Text>;
	}
	if (!feed.triedAt) {
		return (
			<Badge variant="light" color="gray" tt="none">
				{t('feed.waiting')}
			</Badge>
		);
	}
	return (
		<>
			<Badge variant="light" color={feed.problem ? 'red' : 'teal'} tt="none">
				{feed.problem ? t('feed.failed') : t('feed.fine')}
			</Badge>{' '}
			<Text span size="sm" c="dimmed">
				<RelativeTime value={feed.triedAt} />
			</Text>
			{feed.problem && <Text size="sm">{t(`feed.problem.${feed.problem}`)}</Text>}
		</>
	);
}
