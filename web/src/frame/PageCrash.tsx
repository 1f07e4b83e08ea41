import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A page whose code failed, or was replaced by a newer version meanwhile. */
export function PageCrash() {
	const { t } = useTranslation();
	return (
		<Alert role="alert" color="red" m="md">
			<Stack align="flex-start" gap="sm">
				<Text size="sm">{t('frame:error.crash')}</Text>
				<Button size="xs" variant="default" onClick={() => location.reload()}>
					{t('frame:error.retry')}
				</Button>
			</Stack>
		</Alert>
	);
}
