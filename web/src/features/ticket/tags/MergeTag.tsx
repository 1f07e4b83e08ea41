import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketTag } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { mergeTag, useTags, useTagUse } from './api';

/** Makes one tag of two: whatever has this one gets the other (TAG-3). */
export function MergeTag({ tag, onDone }: { tag: TicketTag; onDone: () => Promise<void> }) {
	const { t } = useTranslation('ticket');
	const tags = useTags();
	const use = useTagUse(tag.id);
	const [opened, setOpened] = useState(false);
	const [into, setInto] = useState<string | null>(null);
	const [missing, setMissing] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const run = async () => {
		setMissing(!into);
		if (!into || busy) {
			return;
		}
		await attempt(async () => {
			await mergeTag(tag.id, into);
			await onDone();
		});
	};
	return (
		<>
			<Button variant="subtle" leftSection={<IconArrowMerge size={16} />} onClick={() => setOpened(true)}>
				{t('tag.merge')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('tag.mergeTitle', { name: tag.name })}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Stack gap="sm">
					<Text size="sm">{t('tag.mergeText', { name: tag.name, count: use.data ?? 0 })}</Text>
					<Select
						label={t('tag.into')}
						data={(tags.data ?? [])
							.filter((each) => each.id !== tag.id)
							.map((each) => ({ value: each.id, label: each.name }))}
						value={into}
						onChange={(value) => {
							setInto(value);
							setMissing(false);
						}}
						error={missing && t('tag.intoMissing')}
						searchable
						withAsterisk
						data-autofocus
					/>
					<ProblemAlert problem={problem} />
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
							{t('frame:cancel')}
						</Button>
						<Button loading={busy} onClick={() => void run()}>
							{t('tag.merge')}
						</Button>
					</Group>
				</Stack>
			</Modal>
		</>
	);
}
