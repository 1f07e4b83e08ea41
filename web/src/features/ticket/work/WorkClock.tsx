import { ActionIcon, Button, Group, Popover, Text, Tooltip } from '@mantine/core';
import { IconClock, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../frame/format';
import { PeriodFields } from './PeriodFields';
import { periodOf, secondsOf } from './period';
import type { WorkTimeState } from './useWorkTime';

/** The clock of the composer: chooses from when to when its writer worked, which counts once it is applied (WRK-2). */
export function WorkClock({ work }: { work: WorkTimeState }) {
	const { t } = useTranslation('ticket');
	const [opened, setOpened] = useState(false);
	const [judged, setJudged] = useState(false);
	const apply = () => {
		const { period } = periodOf(work.typed);
		setJudged(!period);
		if (period) {
			work.apply(period);
			setOpened(false);
		}
	};
	return (
		<Group gap={4} wrap="nowrap">
			<Popover opened={opened} onChange={setOpened} position="top-start" trapFocus withinPortal>
				<Popover.Target>
					<Tooltip label={t('work.label')} disabled={opened}>
						<ActionIcon
							variant={work.applied ? 'light' : 'subtle'}
							color={work.applied ? undefined : 'gray'}
							size="lg"
							aria-label={t('work.label')}
							aria-expanded={opened}
							onClick={() => setOpened((before) => !before)}
						>
							<IconClock size={18} />
						</ActionIcon>
					</Tooltip>
				</Popover.Target>
				<Popover.Dropdown aria-label={t('work.label')}>
					<PeriodFields typed={work.typed} onChange={work.type} judged={judged} calendar />
					<Group justify="flex-end" mt="sm" gap="xs">
						<Button
							variant="subtle"
							color="gray"
							size="sm"
							onClick={() => {
								work.forget();
								setJudged(false);
								setOpened(false);
							}}
						>
							{t('composer.cancel')}
						</Button>
						<Button size="sm" onClick={apply}>
							{t('work.apply')}
						</Button>
					</Group>
				</Popover.Dropdown>
			</Popover>
			{work.applied && (
				<>
					<Text size="sm" data-work="applied">
						{formatDuration(secondsOf(work.applied))}
					</Text>
					<ActionIcon
						variant="subtle"
						color="gray"
						size="sm"
						aria-label={t('work.remove')}
						onClick={() => work.apply(null)}
					>
						<IconX size={14} />
					</ActionIcon>
				</>
			)}
		</Group>
	);
}
