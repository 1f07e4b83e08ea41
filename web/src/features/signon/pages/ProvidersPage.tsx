import { Badge, Box, Button, Menu, Skeleton, Table, Text } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../frame/PageHeader';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { KINDS, useProviders } from '../api';

/** Single Sign-On: where agents and customers may sign in besides here. */
export function ProvidersPage() {
	const { t } = useTranslation('signon');
	const query = useProviders();
	return (
		<>
			<PageHeader title={t('providers')} description={t('providersText')}>
				<Menu position="bottom-end">
					<Menu.Target>
						<Button leftSection={<IconPlus size={16} />} rightSection={<IconChevronDown size={16} />}>
							{t('add')}
						</Button>
					</Menu.Target>
					<Menu.Dropdown>
						{KINDS.map((kind) => (
							<Menu.Item key={kind} component={Link} to={`/settings/sign-on/new/${kind}`}>
								<Text size="sm">{t(`kind.${kind}`)}</Text>
								<Text size="xs" c="dimmed" maw={320}>
									{t(`kindText.${kind}`)}
								</Text>
							</Menu.Item>
						))}
					</Menu.Dropdown>
				</Menu>
			</PageHeader>
			{query.isPending && <Skeleton height={200} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
			{query.data && query.data.length > 0 && (
				<PlainList label={t('providers')} headings={[t('field.label'), t('field.kind'), t('field.issuer'), t('state')]}>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/sign-on/${each.id}`}>{each.label}</RowLink>
								<Text size="xs" c="dimmed" hiddenFrom="sm">
									{t(`kind.${each.kind}`)}
								</Text>
								<Box hiddenFrom="sm">
									<State active={each.active} />
								</Box>
							</Table.Td>
							<Table.Td visibleFrom="sm">{t(`kind.${each.kind}`)}</Table.Td>
							<Table.Td visibleFrom="sm">{each.issuer}</Table.Td>
							<Table.Td visibleFrom="sm">
								<State active={each.active} />
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}

function State({ active }: { active: boolean }) {
	const { t } = useTranslation('signon');
	return (
		<Badge variant="light" color={active ? 'teal' : 'gray'} tt="none">
			{t(active ? 'active' : 'inactive')}
		</Badge>
	);
}
