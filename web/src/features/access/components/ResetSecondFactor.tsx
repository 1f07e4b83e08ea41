import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useAttempt } from '../../../frame/attempt';

/** Takes an agent's second factors away, after asking once (SEC-4). */
export function ResetSecondFactor({ id, name }: { id: string; name: string }) {
	const { t } = useTranslation('access');
	const [opened, setOpened] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const reset = async () => {
		await attempt(async () => {
			await request('POST', `/agents/${id}/second-factor-reset`);
			notifications.show({ message: t('reset.done', { name }) });
			setOpened(false);
		});
	};
	return (
		<>
			<Button variant="default" onClick={() => setOpened(true)}>
				{t('reset.title')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('reset.title')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Text size="sm">{t('reset.question', { name })}</Text>
				{problem && (
					<Alert color="red" mt="sm" role="alert">
						{problem}
					</Alert>
				)}
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
						{t('frame:cancel')}
					</Button>
					<Button color="red" loading={busy} onClick={() => void reset()}>
						{t('reset.submit')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
