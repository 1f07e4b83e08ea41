import { Box, Paper, Stack } from '@mantine/core';
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
			<PageHeader title={t('ownData')} description={t('own.securityText')} />
			<OwnNavigation />
			<Stack>
				<Paper withBorder p="md">
					<OwnPassword />
				</Paper>
				<Paper withBorder p="md">
					<TwoSteps />
				</Paper>
				<Paper withBorder p="md">
					<OwnSessions />
				</Paper>
				<Paper withBorder p="md">
					<Devices />
				</Paper>
			</Stack>
		</Box>
	);
}
