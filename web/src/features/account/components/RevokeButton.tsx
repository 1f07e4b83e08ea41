import { Button, Group, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { ApiToken } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { ProblemAlert } from '../../../frame/ProblemAlert';

/** Takes a token back after asking once. */
export function RevokeButton({ token, onRevoked }: { token: ApiToken; onRevoked: () => Promise<void> }) {
	const { t } = useTranslation('account');
	const [opened, setOpened] = useState(false);
	const { busy, problem, attempt } = useAttempt();
	const revoke = async () => {
		await attempt(async () => {
			await request('DELETE', `/api-tokens/${token.id}`);
			setOpened(false);
			await onRevoked();
		});
	};
	return (
		<>
			<Button variant="subtle" color="red" size="compact-sm" onClick={() => setOpened(true)}>
				{t('api.revoke')}
			</Button>
			<Modal
				opened={opened}
				onClose={() => setOpened(false)}
				title={t('api.revoke')}
				closeButtonProps={{ 'aria-label': t('frame:close') }}
			>
				<Text size="sm">{t('api.revokeQuestion', { name: token.name })}</Text>
				<ProblemAlert problem={problem} />
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
						{t('frame:cancel')}
					</Button>
					<Button color="red" loading={busy} onClick={() => void revoke()}>
						{t('api.revoke')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
