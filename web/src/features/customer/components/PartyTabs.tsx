import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Switches between customers and organizations. */
export function PartyTabs({ value }: { value: 'customers' | 'organizations' }) {
	const { t } = useTranslation('customer');
	const navigate = useNavigate();
	return (
		<Tabs value={value} onChange={(chosen) => void navigate({ to: `/${chosen}` })} mb="md">
			<Tabs.List aria-label={t('tabs')}>
				<Tabs.Tab value="customers">{t('customers')}</Tabs.Tab>
				<Tabs.Tab value="organizations">{t('organizations')}</Tabs.Tab>
			</Tabs.List>
			<Tabs.Panel value={value}>{null}</Tabs.Panel>
		</Tabs>
	);
}
