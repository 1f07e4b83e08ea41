import { SegmentedControl, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const DAYS = { DAY: 1, WEEK: 7, FOREVER: null } as const;

/** For how long somebody is kept away. */
export type Span = keyof typeof DAYS;

/** When that is over, counted from now; null for never. */
export function endOf(span: Span): string | null {
	const days = DAYS[span];
	return days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString();
}

interface BlockTermsProps {
	reason: string;
	onReason(reason: string): void;
	span: Span;
	onSpan(span: Span): void;
}

/** Why somebody is blocked, and for how long. */
export function BlockTerms({ reason, onReason, span, onSpan }: BlockTermsProps) {
	const { t } = useTranslation('conversation');
	return (
		<>
			<Textarea
				label={t('block.reason')}
				required
				autosize
				minRows={2}
				maxLength={1000}
				value={reason}
				onChange={(event) => onReason(event.currentTarget.value)}
			/>
			<SegmentedControl
				aria-label={t('block.until')}
				value={span}
				onChange={(value) => onSpan(value as Span)}
				data={(Object.keys(DAYS) as Span[]).map((value) => ({ value, label: t(`block.${value}`) }))}
			/>
		</>
	);
}
