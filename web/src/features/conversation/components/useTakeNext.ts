import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAttempt } from '../../../frame/attempt';
import { takeNext } from '../api';

/** Takes who has waited longest, and leads there; or says that nobody waits. */
export function useTakeNext() {
	const { t } = useTranslation('conversation');
	const navigate = useNavigate();
	const { busy, problem, attempt } = useAttempt();
	const take = () =>
		attempt(async () => {
			const taken = await takeNext();
			if (taken === null) {
				notifications.show({ message: t('nobodyWaits') });
				return;
			}
			await navigate({ to: '/conversations/$conversationId', params: { conversationId: taken.id } });
		});
	return { busy, problem, take };
}
