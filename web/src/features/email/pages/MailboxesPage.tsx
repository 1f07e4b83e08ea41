import { Badge, Box, Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Mailbox } from '../../../api/types';
import { CreateLink } from '../../../frame/CreateLink';
import { PageHeader } from '../../../frame/PageHeader';
import { RelativeTime } from '../../../frame/RelativeTime';
import { RowLink } from '../../../frame/RowLink';
import { EmptyState, ErrorState } from '../../../frame/states';
import { PlainList } from '../../people/components/PlainList';
import { useMailboxes } from '../mailboxes';

/** Caixas de e-mail: addresses customers write to. */
export function MailboxesPage() {
	const { t } = useTranslation('email');
	const query = useMailboxes();
	const create = <CreateLink to="/settings/mailboxes/new">{t('newMailbox')}</CreateLink>;
	return (
		<>
			<PageHeader title={t('mailboxes')} description={t('mailboxesText')}>
				{query.data?.length !== 0 && create}
			</PageHeader>
			{query.isPending && <Skeleton height={200} />}
			{query.isLoadingError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
			{query.data?.length === 0 && (
				<EmptyState title={t('noMailboxes')} text={t('noMailboxesText')}>
					{create}
				</EmptyState>
			)}
			{query.data && query.data.length > 0 && (
				<PlainList
					label={t('mailboxes')}
					headings={[t('field.name'), t('field.address'), t('lastCollected'), t('state')]}
				>
					{query.data.map((each) => (
						<Table.Tr key={each.id}>
							<Table.Td>
								<RowLink to={`/settings/mailboxes/${each.id}`}>{each.name}</RowLink>
								<Text size="xs" c="dimmed" hiddenFrom="sm">
									{each.address}
								</Text>
								<Box hiddenFrom="sm">
									<State mailbox={each} />
								</Box>
							</Table.Td>
							<Table.Td visibleFrom="sm">{each.address}</Table.Td>
							<Table.Td visibleFrom="sm">
								{each.lastCollectedAt ? <RelativeTime value={each.lastCollectedAt} /> : '–'}
							</Table.Td>
							<Table.Td visibleFrom="sm">
								<State mailbox={each} />
							</Table.Td>
						</Table.Tr>
					))}
				</PlainList>
			)}
		</>
	);
}

function State({ mailbox }: { mailbox: Mailbox }) {
	const { t } = useTranslation('email');
	if (!mailbox.active) {
		return (
			<Badge variant="light" color="gray" tt="none">
				{t('inactive')}
			</Badge>
		);
	}
	return mailbox.lastError ? (
		<>
			<Badge variant="light" color="red" tt="none">
				{t('failing')}
			</Badge>
			<Text size="xs" c="dimmed">
				{mailbox.lastError}
			</Text>
		</>
	) : (
		<Badge variant="light" color="teal" tt="none">
			{t('working')}
		</Badge>
	);
}
