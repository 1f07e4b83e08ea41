import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsSplit2, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** What can be done with one message. */
export function MessageMenu({ name, onSplit }: { name: string; onSplit: () => void }) {
	const { t } = useTranslation('ticket');
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('message.more', { name })}>
					<IconDots size={16} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Item leftSection={<IconArrowsSplit2 size={16} />} onClick={onSplit}>
					{t('split.one')}
				</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}
