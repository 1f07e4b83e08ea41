import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CreateLink } from '../../../frame/CreateLink';
import { DataList } from '../../../frame/DataList';
import { PageHeader } from '../../../frame/PageHeader';
import { SearchInput } from '../../../frame/SearchInput';
import { useMay } from '../../../frame/session';
import { EmptyState } from '../../../frame/states';
import { customerKeys, listOrganizations } from '../api';
import { PartyTabs } from '../components/PartyTabs';

/** Organizações: the companies that customers belong to. */
export function OrganizationsPage() {
	const { t } = useTranslation('customer');
	const navigate = useNavigate();
	const { search = '' } = useSearch({ strict: false }) as { search?: string };
	const edits = useMay('CUSTOMER_EDIT');
	const query = useInfiniteQuery({
		queryKey: customerKeys.organizationList(search),
		queryFn: ({ pageParam }) => listOrganizations(search, pageParam),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	return (
		<>
			<PageHeader title={t('title')}>
				{edits && <CreateLink to="/organizations/new">{t('newOrganization')}</CreateLink>}
			</PageHeader>
			<PartyTabs value="organizations" />
			<SearchInput
				label={t('searchOrganizations')}
				value={search}
				onSearch={(text) =>
					void navigate({ to: '/organizations', search: (text ? { search: text } : {}) as never, replace: true })
				}
			/>
			<DataList
				label={t('organizations')}
				query={query}
				rowKey={(row) => row.id}
				href={(row) => `/organizations/${row.id}`}
				columns={[
					{ key: 'name', label: t('field.name'), render: (row) => row.name },
					{ key: 'parent', label: t('field.parent'), hideBelow: 'sm', render: (row) => row.parent?.name ?? '–' },
					{
						key: 'domains',
						label: t('field.domains'),
						hideBelow: 'sm',
						render: (row) => row.domains.join(', ') || '–',
					},
					{ key: 'customers', label: t('customers'), hideBelow: 'sm', width: 120, render: (row) => row.customers },
				]}
				summary={(row) => row.domains.join(', ')}
				empty={
					<EmptyState
						title={search ? t('nothingFound') : t('noOrganizations')}
						text={search ? t('tryOther') : t('noOrganizationsHint')}
					/>
				}
			/>
		</>
	);
}
