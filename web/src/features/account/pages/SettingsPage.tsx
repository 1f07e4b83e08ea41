import { Card, SimpleGrid, Text } from '@mantine/core';
import {
	type Icon,
	IconBuilding,
	IconCategory,
	IconHistory,
	IconInbox,
	IconMail,
	IconMailOff,
	IconMailOpened,
	IconSend,
	IconSitemap,
	IconUser,
	IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../api/types';
import { PageHeader } from '../../../frame/PageHeader';
import { SearchInput } from '../../../frame/SearchInput';
import { useMe } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';

interface Setting {
	to: string;
	key: string;
	icon: Icon;
	permission?: Permission;
}

const SETTINGS: Setting[] = [
	{ to: '/me', key: 'me', icon: IconUser },
	{ to: '/settings/agents', key: 'agents', icon: IconUsersGroup, permission: 'MANAGE_PEOPLE' },
	{ to: '/settings/departments', key: 'departments', icon: IconSitemap, permission: 'MANAGE_DEPARTMENTS' },
	{ to: '/settings/categories', key: 'categories', icon: IconCategory, permission: 'MANAGE_DEPARTMENTS' },
	{ to: '/settings/mailboxes', key: 'mailboxes', icon: IconInbox, permission: 'MANAGE_MAILBOXES' },
	{ to: '/settings/outgoing-server', key: 'outgoing', icon: IconMail, permission: 'MANAGE_MAILBOXES' },
	{ to: '/settings/incoming-emails', key: 'received', icon: IconMailOpened, permission: 'MANAGE_MAILBOXES' },
	{ to: '/settings/outgoing-emails', key: 'sent', icon: IconSend, permission: 'MANAGE_MAILBOXES' },
	{ to: '/settings/blocked-addresses', key: 'blocked', icon: IconMailOff, permission: 'MANAGE_MAILBOXES' },
	{ to: '/settings/company', key: 'company', icon: IconBuilding, permission: 'MANAGE_ACCOUNT' },
	{ to: '/settings/audit', key: 'audit', icon: IconHistory, permission: 'VIEW_AUDIT' },
];

/** Gestão: every setting one may change, with a search over all. */
export function SettingsPage() {
	const { t } = useTranslation('account');
	const me = useMe();
	const [search, setSearch] = useState('');
	const wanted = fold(search);
	const shown = SETTINGS.filter((each) => !each.permission || me.permissions.includes(each.permission)).filter((each) =>
		fold(`${t(`setting.${each.key}.name`)} ${t(`setting.${each.key}.text`)}`).includes(wanted),
	);
	return (
		<>
			<PageHeader title={t('settings')} />
			<SearchInput label={t('searchSettings')} value="" onSearch={setSearch} />
			{shown.length === 0 && <EmptyState title={t('noSetting')} />}
			<SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
				{shown.map((each) => (
					<Card key={each.to} component={Link} to={each.to} withBorder padding="md">
						<each.icon size={22} aria-hidden />
						<Text fw={600} mt="xs">
							{t(`setting.${each.key}.name`)}
						</Text>
						<Text size="sm" c="dimmed">
							{t(`setting.${each.key}.text`)}
						</Text>
					</Card>
				))}
			</SimpleGrid>
		</>
	);
}

function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Diacritic}/gu, '')
		.toLowerCase();
}
