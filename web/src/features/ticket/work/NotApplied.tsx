import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { periodOf } from './period';
import type { WorkTimeState } from './useWorkTime';

/** Says that a time that was typed is not applied, before it is lost by sending (WRK-2). */
export function NotApplied({ work }: { work: WorkTimeState }) {
	const { t } = useTranslation('ticket');
	const { period, problem } = periodOf(work.typed);
	return (
		<Alert color="yellow" m="xs" role="alert" title={t('work.notApplied')}>
			<Text size="sm">{problem ? t(`work.problem.${problem}`) : t('work.notAppliedText')}</Text>
			<Group gap="xs" mt="xs">
				{period && (
					<Button size="compact-sm" variant="default" onClick={() => work.apply(period)}>
						{t('work.apply')}
					</Button>
				)}
				<Button size="compact-sm" variant="default" onClick={work.forget}>
					{t('work.forget')}
				</Button>
			</Group>
		</Alert>
	);
}
