import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const COLORS: Record<number, string> = {
	0: 'orange',
	1: 'teal',
	2: 'blue',
	3: 'grape',
	4: 'gray',
	5: 'gray',
	6: 'orange',
	7: 'cyan',
	8: 'yellow',
	9: 'yellow',
};

/** The situation that the system computed, in words. */
export function SituationBadge({ code }: { code: number }) {
	const { t } = useTranslation('ticket');
	return (
		<Badge color={COLORS[code] ?? 'gray'} variant="light" size="md" maw="100%" tt="none" fw={600} data-situation={code}>
			{t(`situation.${code}`)}
		</Badge>
	);
}
