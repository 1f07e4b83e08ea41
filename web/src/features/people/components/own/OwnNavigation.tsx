import { Button, Group } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** The pages of Meus dados, each with the key of its name. */
const PAGES = [
	['/me', 'own.profile'],
	['/me/security', 'own.security'],
] as const;

/** Leads from one page of Meus dados to the others. */
export function OwnNavigation() {
	const { t } = useTranslation('people');
	const { pathname } = useLocation();
	return (
		<Group component="nav" aria-label={t('ownData')} gap="xs" mb="md">
			{PAGES.map(([path, label]) => (
				<Button
					key={path}
					component={Link}
					to={path}
					size="compact-sm"
					variant={path === pathname ? 'light' : 'subtle'}
					color={path === pathname ? undefined : 'gray'}
					aria-current={path === pathname ? 'page' : undefined}
				>
					{t(label)}
				</Button>
			))}
		</Group>
	);
}
