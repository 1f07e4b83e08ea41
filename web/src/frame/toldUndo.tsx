import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { problemText } from '../api/client';
import i18next from '../i18n';

/** Long enough to read it and to change one's mind. */
const OFFERED_MS = 12_000;

/**
 * Says that something was taken away, and offers to take that back.
 *
 * @param undo does that; null offers nothing
 */
export function tellWithUndo(id: string, message: string, undo: (() => Promise<unknown>) | null) {
	const run = async () => {
		notifications.hide(id);
		try {
			await undo?.();
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
		}
	};
	notifications.show({
		id,
		autoClose: OFFERED_MS,
		message: (
			<Group justify="space-between" wrap="nowrap">
				<Text size="sm">{message}</Text>
				{undo && (
					<Button size="compact-sm" variant="subtle" onClick={() => void run()}>
						{i18next.t('frame:undo')}
					</Button>
				)}
			</Group>
		),
	});
}
