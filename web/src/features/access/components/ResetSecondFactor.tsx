import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText, request } from '../../../api/client';

/** Takes an agent's second factors away, after asking once (SEC-4). */
export function ResetSecondFactor({ id, name }: { id: string; name: string }) {
	const { t } = useTranslation('access');
	const [opened, setOpened] = useState(false);
	const [busy, setBusy] = useState(false);
	const [problem, setProblem] = useState<string | null>(null);
	const reset = async () => {
		setBusy(true);
		setProblem(null);
		try {
			await request('POST', `/agents/${id}/second-factor-reset`);
			notifications.show({ message: t('reset.done', { name }) });
			setOpened(false);
		} catch (failure) {
			setProblem(problemText(failure));
		} finally {
			setBusy(false);
		}
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
