import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** In the place of a page that cannot be fetched now; it is asked for again by itself, or by the button. */
export function PageUnavailable({ onRetry }: { onRetry: () => void }) {
	const { t } = useTranslation();
	return (
		<Alert
			role="alert"
			color="yellow"
			m="md"
			icon={<IconPlugConnectedX size={18} />}
			title={t('frame:unavailable.title')}
		>
			<Stack align="flex-start" gap="sm">
				<Text size="sm">{t('frame:unavailable.text')}</Text>
				<Button size="xs" variant="default" onClick={onRetry}>
					{t('frame:error.retry')}
				</Button>
			</Stack>
		</Alert>
	);
}
