import { Alert, Button, Group, Loader, Table, Text } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { IpRule } from '../../../api/types';
import { PageHeader } from '../../../frame/PageHeader';
import { EmptyState, ErrorState } from '../../../frame/states';
import { IpRuleDelete } from '../components/IpRuleDelete';
import { IpRuleForm } from '../components/IpRuleForm';
import { rangeOf } from '../ranges';

const ipRulesKey = ['ip-rules'] as const;

/** IPs de Acesso: the addresses from which people may enter (SEC-13). */
export function IpRulesPage() {
	const { t } = useTranslation('security');
	const queries = useQueryClient();
	const [edited, setEdited] = useState<IpRule | 'new' | null>(null);
	const query = useQuery({
		queryKey: ipRulesKey,
		queryFn: () => request<{ items: IpRule[] }>('GET', '/ip-rules'),
	});
	const changed = () => queries.invalidateQueries({ queryKey: ipRulesKey });
	return (
		<>
			<PageHeader title={t('setting.ipRules.name')} description={t('setting.ipRules.text')}>
				<Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
					{t('ipRule.create')}
				</Button>
			</PageHeader>
			<Alert color="gray" mb="md">
				{t('ipRule.how')}
			</Alert>
			{query.isPending && <Loader />}
			{query.isLoadingError && <ErrorState error={query.error} />}
			{query.data?.items.length === 0 && <EmptyState title={t('ipRule.none')} text={t('ipRule.noneText')} />}
			{query.data && query.data.items.length > 0 && (
				<Table.ScrollContainer minWidth={320}>
					<Table aria-label={t('setting.ipRules.name')} verticalSpacing="xs">
						<Table.Thead>
							<Table.Tr>
								<Table.Th>{t('ipRule.panel')}</Table.Th>
								<Table.Th>{t('ipRule.addresses')}</Table.Th>
								<Table.Th>{t('frame:actions')}</Table.Th>
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{query.data.items.map((rule) => (
								<Table.Tr key={rule.id}>
									<Table.Td>{t(`panel.${rule.panel}`)}</Table.Td>
									<Table.Td>
										<Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
											{rangeOf(rule)}
										</Text>
									</Table.Td>
									<Table.Td>
										<Group gap={4} wrap="nowrap">
											<Button
												variant="subtle"
												color="gray"
												leftSection={<IconPencil size={16} />}
												aria-label={t('ipRule.edit', { range: rangeOf(rule) })}
												onClick={() => setEdited(rule)}
											>
												{t('edit')}
											</Button>
											<IpRuleDelete rule={rule} range={rangeOf(rule)} onDeleted={changed} />
										</Group>
									</Table.Td>
								</Table.Tr>
							))}
						</Table.Tbody>
					</Table>
				</Table.ScrollContainer>
			)}
			{edited && (
				<IpRuleForm
					rule={edited === 'new' ? null : edited}
					onClose={() => setEdited(null)}
					onSaved={async () => {
						await changed();
						setEdited(null);
					}}
				/>
			)}
		</>
	);
}
