import { SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError, request } from '../../../api/client';
import type { OutgoingServer } from '../../../api/types';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { ServerFields, type ServerValues, serverBody } from '../components/ServerFields';

const key = ['outgoing-server'] as const;

/** The account's own way out for mail. */
export function OutgoingServerPage() {
	const query = useQuery({
		queryKey: key,
		refetchOnWindowFocus: false,
		queryFn: async () => {
			try {
				return await request<OutgoingServer>('GET', '/outgoing-server');
			} catch (failure) {
				if (failure instanceof ProblemError && failure.status === 404) {
					return null;
				}
				throw failure;
			}
		},
	});
	if (query.isPending) {
		return <Skeleton height={300} />;
	}
	return query.isLoadingError ? (
		<ErrorState error={query.error} />
	) : (
		<ServerForm key={query.data?.version ?? 0} server={query.data} />
	);
}

function ServerForm({ server }: { server: OutgoingServer | null }) {
	const { t } = useTranslation('email');
	const queries = useQueryClient();
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: {
			fromName: server?.fromName ?? '',
			fromAddress: server?.fromAddress ?? '',
			server: {
				host: server?.host ?? '',
				port: server?.port ?? 465,
				security: server?.security ?? 'TLS',
				user: server?.user ?? '',
				password: '',
			} as ServerValues,
		},
	});
	const save = () =>
		submit(async (values, savedVersion) => {
			await request('PUT', '/outgoing-server', {
				body: {
					...serverBody(values.server),
					fromName: values.fromName.trim(),
					fromAddress: values.fromAddress.trim(),
				},
				ifMatch: savedVersion ?? server?.version ?? 0,
			});
			await queries.invalidateQueries({ queryKey: key });
			tellSaved();
		});
	return (
		<FormPage
			title={t('account:setting.outgoing.name')}
			description={t('account:setting.outgoing.text')}
			problem={problem}
			busy={busy}
			onSubmit={() => void save()}
		>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('field.fromName')} required maxLength={120} {...form.getInputProps('fromName')} />
				<TextInput
					label={t('field.fromAddress')}
					required
					type="email"
					maxLength={250}
					{...form.getInputProps('fromAddress')}
				/>
			</SimpleGrid>
			<ServerFields
				value={form.getValues().server}
				onChange={(value) => form.setFieldValue('server', value)}
				hasPassword={!!server?.hasPassword}
			/>
		</FormPage>
	);
}
