import { Group, Text } from '@mantine/core';
import { IconMoodNeutral, IconMoodSad, IconMoodSmile, IconStarFilled } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ConversationRating } from '../../../api/types';

type Given = Pick<ConversationRating, 'stars' | 'format'>;

/** A rating in words, as it was asked for. */
export const ratingText = ({ stars, format }: Given, t: TFunction<'conversation'>) =>
	format === 'FACES' ? t(`ratings.face.${stars as 1 | 3 | 5}`) : t('ratings.stars', { count: stars });

/** A rating as a face or as stars (RAT-4). */
export function RatingSign({ rating }: { rating: Given }) {
	const { t } = useTranslation('conversation');
	const Face = rating.stars < 3 ? IconMoodSad : rating.stars < 5 ? IconMoodNeutral : IconMoodSmile;
	return (
		<Group gap={4} wrap="nowrap" role="img" aria-label={ratingText(rating, t)}>
			{rating.format === 'FACES' ? (
				<Face size={20} aria-hidden />
			) : (
				<>
					<Text size="sm" component="span" className="tabular">
						{rating.stars}
					</Text>
					<IconStarFilled size={14} aria-hidden />
				</>
			)}
		</Group>
	);
}
