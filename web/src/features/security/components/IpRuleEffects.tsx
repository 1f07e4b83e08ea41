import { Alert, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IpRuleEffects } from '../../../api/types';

/** Whether a change would keep anybody outside who is at work now, or the one who makes it. */
export function isHarmless(effects: IpRuleEffects): boolean {
	return effects.inside && effects.shutOut.length === 0;
}

/** Tells what a change of the rules would do before it is made. */
export function IpRuleEffectsAlert({ effects }: { effects: IpRuleEffects }) {
	const { t } = useTranslation('security');
	return (
		<Alert color="orange" icon={<IconAlertTriangle />} title={t('effects.title')} role="alert">
			{!effects.inside && <Text size="sm">{t('effects.outside', { address: effects.address })}</Text>}
			{effects.shutOut.length > 0 && (
				<>
					<Text size="sm" mt={4}>
						{t('effects.shutOut')}
					</Text>
					<List size="sm">
						{effects.shutOut.map((each) => (
							<List.Item key={`${each.agentId} ${each.address}`}>
								{each.name} ({each.address})
							</List.Item>
						))}
						{effects.more && <List.Item>{t('effects.more')}</List.Item>}
					</List>
				</>
			)}
		</Alert>
	);
}
