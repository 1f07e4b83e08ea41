import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MergePreview } from '../../../api/types';

interface PresentNotesProps {
	present: MergePreview['present'];
	/** The sentence for those who have it open. */
	looking: 'merge.looking' | 'split.looking';
}

/** Who writes in a ticket now, or has it open, which one should know before taking its messages elsewhere. */
export function PresentNotes({ present, looking }: PresentNotesProps) {
	const { t } = useTranslation('ticket');
	const names = (writing: boolean) => present.filter((each) => each.writing === writing).map((each) => each.name);
	const writers = names(true);
	const readers = names(false);
	return (
		<>
			{writers.length > 0 && (
				<Alert color="yellow">{t('merge.writing', { count: writers.length, names: writers.join(', ') })}</Alert>
			)}
			{readers.length > 0 && (
				<Text size="sm" c="dimmed">
					{t(looking, { count: readers.length, names: readers.join(', ') })}
				</Text>
			)}
		</>
	);
}
