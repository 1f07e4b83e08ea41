import { Card, Group, SimpleGrid, Text, Title, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { SearchInput } from '../../../frame/SearchInput';
import { useMe } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import { type FoundSetting, SETTING_PAGES, SETTING_SECTIONS, searchSettings } from '../../../settings';
import classes from './SettingsPage.module.css';

/** Gestão: every setting one may change by section, with a search over all (ACC-16). */
export function SettingsPage() {
	const { t } = useTranslation('account');
	const me = useMe();
	const [search, setSearch] = useState('');
	const mine = SETTING_PAGES.filter((each) => !each.permission || me.permissions.includes(each.permission));
	const found = searchSettings(mine, search, (key) => t(key as 'settings'));
	return (
		<>
			<PageHeader title={t('settings')} />
			<SearchInput label={t('searchSettings')} value="" onSearch={setSearch} />
			<VisuallyHidden role="status">{search && t('found', { count: found.length })}</VisuallyHidden>
			{found.length === 0 && <EmptyState title={t('noSetting')} text={t('noSettingText')} />}
			{search ? <Found settings={found} /> : <BySection settings={found} />}
		</>
	);
}

function BySection({ settings }: { settings: FoundSetting[] }) {
	const { t } = useTranslation('account');
	return SETTING_SECTIONS.map((section) => ({
		section,
		within: settings.filter((each) => each.page.section === section),
	}))
		.filter(({ within }) => within.length > 0)
		.map(({ section, within }) => (
			<section key={section} aria-labelledby={`settings-${section}`} className={classes.section}>
				<Title order={2} size="h6" mb="xs" id={`settings-${section}`}>
					{t(`section.${section}`)}
				</Title>
				<Found settings={within} />
			</section>
		));
}

function Found({ settings }: { settings: FoundSetting[] }) {
	const { t } = useTranslation('account');
	return (
		<SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
			{settings.map(({ page, fields }) => (
				<Card key={page.to} component={Link} to={page.to} withBorder padding="md" className={classes.card}>
					<Group wrap="nowrap" align="flex-start" gap="sm">
						<page.icon size={22} aria-hidden className={classes.icon} />
						<div>
							<Text fw={600}>{t(`${page.key}.name`)}</Text>
							<Text size="sm" c="dimmed">
								{t(`${page.key}.text`)}
							</Text>
							{fields.length > 0 && (
								<Text size="sm" mt={4}>
									{fields.join(' · ')}
								</Text>
							)}
						</div>
					</Group>
				</Card>
			))}
		</SimpleGrid>
	);
}
