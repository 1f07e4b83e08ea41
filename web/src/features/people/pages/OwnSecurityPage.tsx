import { Box, Divider, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { Devices } from '../../access/components/Devices';
import { TwoSteps } from '../../access/components/TwoSteps';
import { OwnNavigation } from '../components/own/OwnNavigation';
import { OwnPassword } from '../components/own/OwnPassword';
import { OwnSessions } from '../components/own/OwnSessions';

/** Meus dados, Segurança: how one gets in, and from where (AGT-12). */
export function OwnSecurityPage() {
	const { t } = useTranslation('people');
	return (
		<Box maw={860}>
			<PageHeader title={t('own.securityTitle')} description={t('own.securityText')} />
			<OwnNavigation />
			<Stack gap="xl">
				<OwnPassword />
				<Divider />
				<TwoSteps />
				<Divider />
				<OwnSessions />
				<Divider />
				<Devices />
			</Stack>
		</Box>
	);
}
