import { Anchor, Button, Divider, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DataList } from '../../../frame/DataList';
import { DeleteButton } from '../../../frame/DeleteButton';
import { Facts } from '../../../frame/Facts';
import { PageHeader } from '../../../frame/PageHeader';
import { useMay } from '../../../frame/session';
import { EmptyState, ErrorState } from '../../../frame/states';
import { TicketTable } from '../../ticket/components/TicketTable';
import { customerKeys, deleteOrganization, listCustomers, readOrganization } from '../api';

/** One organization, its customers and their tickets. */
export function OrganizationPage() {
	const { t } = useTranslation('customer');
	const { organizationId } = useParams({ strict: false }) as { organizationId: string };
	const navigate = useNavigate();
	const queries = useQueryClient();
	const edits = useMay('CUSTOMER_EDIT');
	const deletes = useMay('CUSTOMER_DELETE');
	const query = useQuery({
		queryKey: customerKeys.organization(organizationId),
		queryFn: () => readOrganization(organizationId),
	});
	const customers = useInfiniteQuery({
		queryKey: customerKeys.list({ organizationId }),
		queryFn: ({ pageParam }) => listCustomers({ organizationId }, pageParam),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	if (query.isPending) {
		return <Skeleton height={180} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	const organization = query.data;
	return (
		<Stack gap="md">
			<PageHeader title={organization.name}>
				{edits && (
					<Button
						component={Link}
						to={`/organizations/${organization.id}/edit`}
						variant="default"
						leftSection={<IconEdit size={16} />}
					>
						{t('frame:edit')}
					</Button>
				)}
				{deletes && (
					<DeleteButton
						question={t('deleteOrganization', { name: organization.name })}
						onDelete={async () => {
							await deleteOrganization(organization.id);
							await queries.invalidateQueries({ queryKey: customerKeys.organizations });
							await navigate({ to: '/organizations' });
						}}
					/>
				)}
			</PageHeader>
			<Facts
				facts={[
					[
						t('field.parent'),
						organization.parent && (
							<Anchor component={Link} to={`/organizations/${organization.parent.id}`} size="sm">
								{organization.parent.name}
							</Anchor>
						),
					],
					[t('field.domains'), organization.domains.join(', ') || null],
				]}
			/>
			{organization.notes && (
				<Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
					{organization.notes}
				</Text>
			)}
			<Divider />
			<Title order={2} size="h5">
				{t('customers')}
			</Title>
			<DataList
				label={t('customers')}
				query={customers}
				rowKey={(row) => row.id}
				href={(row) => `/customers/${row.id}`}
				columns={[
					{ key: 'name', label: t('field.name'), render: (row) => row.name },
					{ key: 'email', label: t('field.email'), hideBelow: 'sm', render: (row) => row.emails[0] ?? '–' },
					{ key: 'open', label: t('openTickets'), hideBelow: 'sm', width: 130, render: (row) => row.openTickets },
				]}
				summary={(row) => row.emails[0]}
				empty={<EmptyState title={t('noCustomersHere')} />}
			/>
			<Title order={2} size="h5">
				{t('tickets')}
			</Title>
			<TicketTable
				filters={{ organizationId: organization.id }}
				label={t('tickets')}
				empty={<EmptyState title={t('noTickets')} text={t('noTicketsHint')} />}
			/>
		</Stack>
	);
}
