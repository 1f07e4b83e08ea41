import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { IpRule, IpRuleEffects } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { IpRuleEffectsAlert, isHarmless } from './IpRuleEffects';

interface IpRuleDeleteProps {
	rule: IpRule;
	range: string;
	onDeleted: () => Promise<void>;
}

/** Deletes a rule after asking once, and telling whom that would shut out: the ranges that are left still bind. */
export function IpRuleDelete({ rule, range, onDeleted }: IpRuleDeleteProps) {
	const { t } = useTranslation('security');
	const [opened, setOpened] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const effects = useQuery({
		queryKey: ['ip-rules', rule.id, 'effects'],
		queryFn: () =>
			request<IpRuleEffects>('POST', '/ip-rules/effects', { body: { panel: rule.panel, ipRuleId: rule.id } }),
		enabled: opened,
		gcTime: 0,
	});
	const run = async () => {
		await attempt(async () => {
			await request('DELETE', `/ip-rules/${rule.id}`);
			setOpened(false);
			await onDeleted();
		});
	};
	return (
		<>
			<Button
				variant="subtle"
				color="red"
				leftSection={<IconTrash size={16} />}
				aria-label={t('ipRule.remove', { range })}
				onClick={() => setOpened(true)}
			>
				{t('frame:delete')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('frame:delete')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Stack>
					<ProblemAlert problem={problem} />
					<Text size="sm">{t('ipRule.question', { range, panel: t(`panel.${rule.panel}`) })}</Text>
					{effects.data && !isHarmless(effects.data) && <IpRuleEffectsAlert effects={effects.data} />}
					<Group justify="flex-end">
						<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
							{t('frame:cancel')}
						</Button>
						<Button color="red" loading={busy || effects.isLoading} onClick={() => void run()}>
							{t('frame:delete')}
						</Button>
					</Group>
				</Stack>
			</Modal>
		</>
	);
}
