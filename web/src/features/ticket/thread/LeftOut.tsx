import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Shown } from './useThreadFilter';

interface LeftOutProps {
	shown: Shown;
	/** How many entries the filter leaves out, and how many it shows. */
	hidden: number;
	visible: number;
	onShowAll: () => void;
}

/** Says what the thread's filter leaves out, so that nobody takes it for all there is. */
export function LeftOut({ shown, hidden, visible, onShowAll }: LeftOutProps) {
	const { t } = useTranslation('ticket');
	if (shown === 'all' || (hidden === 0 && visible > 0)) {
		return null;
	}
	const what = shown === 'messages' ? 'changes' : 'messages';
	return (
		<Group gap="xs" justify="center">
			<Text size="sm" c="dimmed">
				{visible === 0 && `${t(`thread.none_${shown}`)} `}
				{hidden > 0 && t(`thread.hidden_${what}`, { count: hidden })}
			</Text>
			<Button variant="subtle" size="compact-sm" onClick={onShowAll}>
				{t('thread.showAll')}
			</Button>
		</Group>
	);
}
