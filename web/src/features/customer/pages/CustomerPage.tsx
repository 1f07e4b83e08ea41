import { Anchor, Badge, Button, Checkbox, Divider, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeleteButton } from '../../../frame/DeleteButton';
import { Facts } from '../../../frame/Facts';
import { PageHeader } from '../../../frame/PageHeader';
import { RelativeTime } from '../../../frame/RelativeTime';
import { useMay } from '../../../frame/session';
import { EmptyState, ErrorState } from '../../../frame/states';
import { FieldText } from '../../field/components/FieldText';
import { TicketTable } from '../../ticket/components/TicketTable';
import { customerKeys, deleteCustomer, readCustomer } from '../api';

/** One customer, and every ticket of theirs. */
export function CustomerPage() {
	const { t } = useTranslation('customer');
	const { customerId } = useParams({ strict: false }) as { customerId: string };
	const navigate = useNavigate();
	const queries = useQueryClient();
	const edits = useMay('CUSTOMER_EDIT');
	const seesPersonal = useMay('CUSTOMER_PERSONAL_VIEW');
	const deletes = useMay('CUSTOMER_DELETE');
	const erases = useMay('MANAGE_ACCOUNT');
	const [erase, setErase] = useState(false);
	const query = useQuery({ queryKey: customerKeys.one(customerId), queryFn: () => readCustomer(customerId) });
	if (query.isPending) {
		return <Skeleton height={180} />;
	}
	if (query.isLoadingError) {
		return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
	}
	const customer = query.data;
	return (
		<Stack gap="md">
			<PageHeader title={customer.name}>
				{edits && (
					<Button
						component={Link}
						to={`/customers/${customer.id}/edit`}
						variant="default"
						leftSection={<IconEdit size={16} />}
					>
						{t('frame:edit')}
					</Button>
				)}
				{deletes && (
					<DeleteButton
						question={t('deleteCustomer', { name: customer.name })}
						onDelete={async () => {
							await deleteCustomer(customer.id, erase);
							await queries.invalidateQueries({ queryKey: customerKeys.all });
							await navigate({ to: '/customers' });
						}}
					>
						{erases && (
							<Checkbox
								mt="sm"
								label={t('erase')}
								description={t('eraseHint')}
								checked={erase}
								onChange={(event) => setErase(event.currentTarget.checked)}
							/>
						)}
					</DeleteButton>
				)}
			</PageHeader>
			<Facts
				facts={[
					[
						t('field.emails'),
						customer.emails.length > 0 ? (
							<Stack gap={2}>
								{[...new Set(customer.emails)].map((email) =>
									seesPersonal ? (
										<Anchor key={email} href={`mailto:${email}`} size="sm">
											{email}
										</Anchor>
									) : (
										<Text key={email} size="sm">
											{email}
										</Text>
									),
								)}
							</Stack>
						) : null,
					],
					[t('field.phone'), customer.phone],
					[
						t('field.organization'),
						customer.organization && (
							<Anchor component={Link} to={`/organizations/${customer.organization.id}`} size="sm">
								{customer.organization.name}
							</Anchor>
						),
					],
					[t('field.externalId'), customer.externalId],
					[t('field.language'), customer.language && t(`language.${customer.language}`)],
					[
						t('field.state'),
						<Badge key="state" color={customer.active ? 'teal' : 'gray'} variant="light" tt="none">
							{customer.active ? t('active') : t('inactive')}
						</Badge>,
					],
					[t('field.canOpenTickets'), customer.canOpenTickets ? t('yes') : t('no')],
					[t('field.created'), <RelativeTime key="created" value={customer.createdAt} />],
				]}
			/>
			{customer.fields.length > 0 && (
				<Facts facts={customer.fields.map((each) => [each.name, <FieldText key={each.id} value={each} />])} />
			)}
			{customer.notes && (
				<Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
					{customer.notes}
				</Text>
			)}
			<Divider />
			<Title order={2} size="h5">
				{t('tickets')}
			</Title>
			<TicketTable
				without={['CUSTOMER']}
				filters={{ customerId: customer.id }}
				label={t('tickets')}
				empty={<EmptyState title={t('noTickets')} text={t('noTicketsHint')} />}
			/>
		</Stack>
	);
}
