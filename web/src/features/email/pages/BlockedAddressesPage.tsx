import { Button, Group, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryString, request } from '../../../api/client';
import type { BlockedAddress, Page } from '../../../api/types';
import { DataList } from '../../../frame/DataList';
import { DeleteButton } from '../../../frame/DeleteButton';
import { useProblemForm } from '../../../frame/forms';
import { PageHeader } from '../../../frame/PageHeader';
import { ProblemAlert } from '../../../frame/ProblemAlert';
import { RelativeTime } from '../../../frame/RelativeTime';
import { EmptyState } from '../../../frame/states';

const key = ['blocked-addresses'] as const;

/** Addresses barred from opening tickets by e-mail (OPN-26). */
export function BlockedAddressesPage() {
	const { t } = useTranslation('email');
	const queries = useQueryClient();
	const query = useInfiniteQuery({
		queryKey: key,
		queryFn: ({ pageParam }) =>
			request<Page<BlockedAddress>>('GET', `/blocked-addresses${queryString({ cursor: pageParam })}`),
		initialPageParam: null as string | null,
		getNextPageParam: (page) => page.nextCursor,
	});
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: { address: '', reason: '' },
		validate: {
			address: (value) => {
				const address = value.trim();
				// A bare domain is likely meant whole; nothing is blocked by a guess.
				return address.includes('@') ? null : t(address ? 'wholeDomain' : 'required.address', { domain: address });
			},
		},
	});
	const add = async () => {
		const done = await submit((values) =>
			request<void>('POST', '/blocked-addresses', {
				body: { address: values.address.trim(), reason: values.reason.trim() },
			}),
		);
		if (done) {
			form.reset();
			await queries.invalidateQueries({ queryKey: key });
		}
	};
	return (
		<>
			<PageHeader title={t('setting.blocked.name')} description={t('setting.blocked.text')} />
			<ProblemAlert problem={problem} />
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void add();
				}}
			>
				<Group align="flex-start" mb="lg">
					<TextInput
						label={t('field.address')}
						description={t('blockedHint')}
						maxLength={250}
						w={{ base: '100%', sm: 300 }}
						{...form.getInputProps('address')}
					/>
					<TextInput
						label={t('reason')}
						description={t('reasonHint')}
						maxLength={500}
						w={{ base: '100%', sm: 300 }}
						{...form.getInputProps('reason')}
					/>
					<Button type="submit" variant="default" mt={{ base: 0, sm: 25 }} loading={busy}>
						{t('block')}
					</Button>
				</Group>
			</form>
			<DataList
				label={t('setting.blocked.name')}
				query={query}
				rowKey={(row) => row.address}
				columns={[
					{ key: 'address', label: t('field.address'), render: (row) => row.address },
					{ key: 'reason', label: t('reason'), hideBelow: 'sm', render: (row) => row.reason || '–' },
					{
						key: 'created',
						label: t('created'),
						hideBelow: 'sm',
						width: 140,
						render: (row) => <RelativeTime value={row.createdAt} />,
					},
					{
						key: 'actions',
						label: t('frame:actions'),
						width: 140,
						render: (row) => (
							<DeleteButton
								question={t('unblock', { address: row.address })}
								onDelete={async () => {
									await request('DELETE', `/blocked-addresses/${encodeURIComponent(row.address)}`);
									await queries.invalidateQueries({ queryKey: key });
								}}
							/>
						),
					},
				]}
				summary={(row) => row.reason}
				empty={<EmptyState title={t('noBlocked')} text={t('noBlockedText')} />}
			/>
		</>
	);
}
