import { Avatar, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe, useSignOut } from './session';
import { showShortcuts } from './shortcuts';

/** Meus dados: who one is, the looks, the shortcuts, sign-out. */
export function OwnMenu() {
	const { t } = useTranslation();
	const me = useMe();
	const signOut = useSignOut();
	const { colorScheme, setColorScheme } = useMantineColorScheme();
	return (
		<Menu position="bottom-end" width={260}>
			<Menu.Target>
				<UnstyledButton aria-label={t('frame:own.label', { name: me.agent.name })}>
					<Avatar src={me.agent.photoUrl} name={me.agent.name} color="initials" size={32} radius="xl" alt="" />
				</UnstyledButton>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label>
					<Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
						{me.agent.name}
					</Text>
					<Text size="xs" truncate>
						{me.agent.email}
					</Text>
				</Menu.Label>
				<Menu.Item component={Link} to="/me" leftSection={<IconUser size={16} />}>
					{t('frame:own.data')}
				</Menu.Item>
				<Menu.Item leftSection={<IconKeyboard size={16} />} onClick={showShortcuts}>
					{t('frame:shortcuts.title')}
				</Menu.Item>
				<Menu.Divider />
				<Menu.Label>{t('frame:theme.label')}</Menu.Label>
				<Menu.RadioGroup
					aria-label={t('frame:theme.label')}
					value={colorScheme}
					onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
				>
					{(['auto', 'light', 'dark'] as const).map((value) => (
						<Menu.RadioItem key={value} value={value}>
							{t(`frame:theme.${value}`)}
						</Menu.RadioItem>
					))}
				</Menu.RadioGroup>
				<Menu.Divider />
				<Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
					{t('frame:own.signOut')}
				</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}
