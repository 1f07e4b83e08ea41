import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function BackToSignIn() {
	const { t } = useTranslation('access');
	return (
		<Anchor component={Link} to="/sign-in" size="sm" mt="md" display="inline-block">
			{t('backToSignIn')}
		</Anchor>
	);
}
