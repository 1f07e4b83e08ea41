import { Anchor, Stack, Switch, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBrowserSetting } from './useBrowserSetting';

/** The bell's settings: whether this browser shows what rings, and where one chooses what. */
export function BrowserSettings({ onLeave }: { onLeave: () => void }) {
	const { t } = useTranslation('notify');
	const [setting, change] = useBrowserSetting();
	return (
		<Stack gap="xs" p="sm">
			<Switch
				label={t('browser.label')}
				description={t(`browser.${setting}`)}
				checked={setting === 'on'}
				disabled={setting === 'denied' || setting === 'unsupported'}
				onChange={(event) => void change(event.currentTarget.checked)}
			/>
			<Text size="sm">
				<Anchor component={Link} to="/me" hash="notices" size="sm" onClick={onLeave}>
					{t('browser.choose')}
				</Anchor>
			</Text>
		</Stack>
	);
}
