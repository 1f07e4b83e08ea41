import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onLeaving } from './leaving';

/** The question before a page is left with something typed that was not saved. */
export function LeaveQuestion() {
	const { t } = useTranslation();
	const [answer, setAnswer] = useState<((leave: boolean) => void) | null>(null);
	useEffect(() => onLeaving(() => new Promise((resolve) => setAnswer(() => resolve))), []);
	const finish = (leave: boolean) => {
		answer?.(leave);
		setAnswer(null);
	};
	return (
		<Modal
			opened={answer !== null}
			onClose={() => finish(false)}
			title={t('frame:leave.title')}
			closeButtonProps={{ 'aria-label': t('frame:close') }}
		>
			<Text size="sm">{t('frame:leave.text')}</Text>
			<Group justify="flex-end" mt="md">
				<Button variant="subtle" color="red" onClick={() => finish(true)}>
					{t('frame:leave.leave')}
				</Button>
				<Button data-autofocus onClick={() => finish(false)}>
					{t('frame:leave.stay')}
				</Button>
			</Group>
		</Modal>
	);
}
