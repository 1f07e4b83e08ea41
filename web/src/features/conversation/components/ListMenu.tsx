import { ActionIcon, Menu } from '@mantine/core';
import { IconBan, IconDots, IconHelp, IconStar, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../frame/session';

const PAGES = [
	{ to: '/conversations/ratings', icon: IconStar, key: 'ratings.title', permission: 'CHAT_RATINGS_VIEW' },
	{ to: '/conversations/blocks', icon: IconBan, key: 'blocks.title', permission: 'CHAT_BLOCK' },
	{ to: '/conversations/trash', icon: IconTrash, key: 'trash.title', permission: 'TRASH_VIEW' },
	{ to: '/conversations/help', icon: IconHelp, key: 'help.title', permission: null },
] as const;

/** The pages about conversations that one may see. */
export function ListMenu() {
	const { t } = useTranslation('conversation');
	const { permissions } = useMe();
	const offered = PAGES.filter((each) => each.permission === null || permissions.includes(each.permission));
	return (
		<Menu position="bottom-end">
			<Menu.Target>
				<ActionIcon variant="subtle" color="gray" size={30} aria-label={t('pages')}>
					<IconDots size={18} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				{offered.map(({ to, icon: Icon, key }) => (
					<Menu.Item key={to} component={Link} to={to} leftSection={<Icon size={16} />}>
						{t(key)}
					</Menu.Item>
				))}
			</Menu.Dropdown>
		</Menu>
	);
}
