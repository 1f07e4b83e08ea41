import { Badge, Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../../api/client';
import { CreateLink } from '../../../frame/CreateLink';
import { DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { SearchInput } from '../../../frame/SearchInput';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import { customerKeys, listCustomers } from '../api';
import { PartyTabs } from '../components/PartyTabs';

/** Clientes: everybody who writes to the company. */
export function CustomersPage() {
	const { t } = useTranslation('customer');
	const navigate = useNavigate();
	const { search = '' } = useSearch({ strict: false }) as { search?: string };
	const edits = useMay('CUSTOMER_EDIT');
	const exports = useMay('CUSTOMER_EXPORT');
	const query = useInfiniteQuery({
		queryKey: customerKeys.list({ search }),
		queryFn: ({ pageParam }) => listCustomers({ search }, pageParam),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	return (
		<>
			<PageHeader title={t('title')}>
				{exports && (
					<Button
						component="a"
						href={`/api/v1/customers/export${queryString({ search })}`}
						download
						variant="default"
						leftSection={<IconDownload size={16} />}
					>
						{t('export')}
					</Button>
				)}
				{edits && <CreateLink to="/customers/new">{t('newCustomer')}</CreateLink>}
			</PageHeader>
			<PartyTabs value="customers" />
			<SearchInput
				label={t('searchCustomers')}
				value={search}
				onSearch={(text) =>
					void navigate({ to: '/customers', search: (text ? { search: text } : {}) as never, replace: true })
				}
			/>
			<DataList
				label={t('customers')}
				query={query}
				rowKey={(row) => row.id}
				href={(row) => `/customers/${row.id}`}
				columns={[
					{
						key: 'name',
						label: t('field.name'),
						render: (row) => (
							<>
								{row.name}{' '}
								{!row.active && (
									<Badge component="span" size="xs" color="gray" variant="light" tt="none">
										{t('inactive')}
									</Badge>
								)}
							</>
						),
					},
					{
						key: 'email',
						label: t('field.email'),
						hideBelow: 'sm',
						render: (row) => <Text size="sm">{row.emails[0] ?? '–'}</Text>,
					},
					{ key: 'phone', label: t('field.phone'), hideBelow: 'md', render: (row) => row.phone ?? '–' },
					{
						key: 'organization',
						label: t('field.organization'),
						hideBelow: 'sm',
						render: (row) => row.organization?.name ?? '–',
					},
					{ key: 'open', label: t('openTickets'), hideBelow: 'sm', width: 130, render: (row) => row.openTickets },
				]}
				summary={(row) => [row.emails[0], row.organization?.name].filter(Boolean).join(' · ')}
				empty={
					<EmptyState
						title={search ? t('nothingFound') : t('noCustomers')}
						text={search ? t('tryOther') : t('noCustomersHint')}
					/>
				}
			/>
		</>
	);
}
