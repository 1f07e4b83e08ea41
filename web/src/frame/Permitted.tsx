import { Button, Stack, Text } from '@mantine/core';
import { Link, type RouteComponent } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../api/types';
import { PageHeader } from './PageHeader';
import { useMay } from './session';

/** A page for those with a permission; others are told so, also when they came by its address. */
export function permitted(Page: RouteComponent, permission: Permission): RouteComponent {
	function PermittedPage() {
		return useMay(permission) ? <Page /> : <NoPermission />;
	}
	return Object.assign(PermittedPage, { preload: Page.preload });
}

function NoPermission() {
	const { t } = useTranslation();
	return (
		<Stack align="center" gap="xs" py="xl" role="alert">
			<PageHeader title={t('frame:forbidden.title')} />
			<Text size="sm" c="dimmed" ta="center" maw={420}>
				{t('frame:forbidden.text')}
			</Text>
			<Button component={Link} to="/" variant="default" mt="sm">
				{t('frame:notFound.home')}
			</Button>
		</Stack>
	);
}
