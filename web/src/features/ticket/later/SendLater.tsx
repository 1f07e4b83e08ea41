import { ActionIcon, Button, Group, Menu, Modal, Text } from '@mantine/core';
import { IconClockPlay } from '@tabler/icons-react';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MomentInput } from '../../../frame/MomentInput';
import { usualTimes } from './times';

/** Chooses when a message goes out (RPL-21). */
export function SendLater({ disabled, onChoose }: { disabled: boolean; onChoose: (sendAt: Date) => void }) {
	const { t, i18n } = useTranslation('ticket');
	const [opened, setOpened] = useState(false);
	const [chosen, setChosen] = useState('');
	const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
	const past = chosen !== '' && !dayjs(chosen).isAfter(dayjs());
	return (
		<>
			<Menu position="top-end">
				<Menu.Target>
					<ActionIcon
						variant="default"
						size={36}
						disabled={disabled}
						aria-label={t('later.label')}
						title={t('later.label')}
					>
						<IconClockPlay size={18} />
					</ActionIcon>
				</Menu.Target>
				<Menu.Dropdown>
					<Menu.Label>{t('later.label')}</Menu.Label>
					{usualTimes().map(({ key, at }) => (
						<Menu.Item
							key={key}
							onClick={() => onChoose(at.toDate())}
							rightSection={
								<Text size="xs" c="dimmed">
									{format.format(at.toDate())}
								</Text>
							}
						>
							{t(`later.${key}`)}
						</Menu.Item>
					))}
					<Menu.Divider />
					<Menu.Item onClick={() => setOpened(true)}>{t('later.other')}</Menu.Item>
				</Menu.Dropdown>
			</Menu>
			<Modal opened={opened} onClose={() => setOpened(false)} title={t('later.label')}>
				<MomentInput
					label={t('later.when')}
					value={chosen}
					onChange={setChosen}
					future
					maxDate={dayjs().add(1, 'year').format('YYYY-MM-DD')}
					error={past ? t('later.past') : undefined}
					data-autofocus
				/>
				<Group justify="flex-end" mt="md">
					<Button variant="subtle" color="gray" onClick={() => setOpened(false)}>
						{t('composer.cancel')}
					</Button>
					<Button
						disabled={!chosen || past}
						onClick={() => {
							setOpened(false);
							onChoose(new Date(chosen));
						}}
					>
						{t('later.confirm')}
					</Button>
				</Group>
			</Modal>
		</>
	);
}
