import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatWidget } from '../../../api/types';
import { useAttempt } from '../../../frame/attempt';
import { formatDateTime } from '../../../frame/format';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { CHAT_WIDGET, changeWidgetKey } from '../api';

const OVERLAPS = ['168', '24', '0'] as const;

/** Asks for how long pages with the key so far go on, and replaces it. */
export function NewKeyDialog({ widget, onClose }: { widget: ChatWidget; onClose(): void }) {
	const { t } = useTranslation('webchat');
	const queries = useQueryClient();
	const { busy, problem, attempt } = useAttempt();
	const [hours, setHours] = useState<string>(OVERLAPS[0]);
	const submit = () =>
		attempt(async () => {
			queries.setQueryData(CHAT_WIDGET, await changeWidgetKey(Number(hours)));
			notifications.show({ message: t('key.done') });
			onClose();
		});
	return (
		<Modal opened onClose={onClose} title={t('key.title')} closeButtonProps={{ 'aria-label': t('frame:close') }}>
			<Stack>
				<Text size="sm">{t('key.text')}</Text>
				<Radio.Group label={t('key.overlap')} value={hours} onChange={setHours}>
					<Stack gap="xs" mt="xs">
						{OVERLAPS.map((each) => (
							<Radio key={each} value={each} label={t(`key.hours.${each}`)} />
						))}
					</Stack>
				</Radio.Group>
				{hours === '0' && (
					<Text size="sm" c="red">
						{t('key.atOnce')}
					</Text>
				)}
				{widget.formerKeysUntil && (
					<Text size="sm">{t('key.again', { until: formatDateTime(widget.formerKeysUntil) })}</Text>
				)}
				<ProblemAlert problem={problem} />
				<Group justify="flex-end">
					<Button variant="subtle" color="gray" onClick={onClose}>
						{t('key.cancel')}
					</Button>
					<Button color="red" loading={busy} onClick={() => void submit()}>
						{t('key.confirm')}
					</Button>
				</Group>
			</Stack>
		</Modal>
	);
}
