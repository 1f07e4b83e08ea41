import { Button, Center } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './states';

/** An address that leads nowhere. */
export function NotFound() {
	const { t } = useTranslation();
	return (
		<Center component="main" mih="60vh">
			<EmptyState title={t('frame:notFound.title')} text={t('frame:notFound.text')}>
				<Button component={Link} to="/" variant="default" mt="sm">
					{t('frame:notFound.home')}
				</Button>
			</EmptyState>
		</Center>
	);
}
