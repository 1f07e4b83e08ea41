import { SimpleGrid, Skeleton, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError, request } from '../../../api/client';
import type { OutgoingServer } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';
import { ServerFields, type ServerValues, serverBody, serverText } from '../components/ServerFields';

const SERVER_FIELDS = new Set(['host', 'port', 'security', 'user', 'password']);
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
		<ServerForm key={query.data ? 'set' : 'unset'} server={query.data} />
	);
}

function ServerForm({ server }: { server: OutgoingServer | null }) {
	const { t } = useTranslation('email');
	const queries = useQueryClient();
	const { form, problem, conflict, busy, submit } = useProblemForm(
		{ initialValues: valuesOf(server) },
		{ record: server, valuesOf, placeOf: (field) => (SERVER_FIELDS.has(field) ? `server.${field}` : field) },
	);
	const save = () =>
		submit(async (values, version) => {
			await request('PUT', '/outgoing-server', {
				body: {
					...serverBody(values.server),
					fromName: values.fromName.trim(),
					fromAddress: values.fromAddress.trim(),
				},
				ifMatch: version ?? 0,
			});
			await queries.invalidateQueries({ queryKey: key });
			tellSaved();
		});
	return (
		<FormPage
			title={t('setting.outgoing.name')}
			description={t('setting.outgoing.text')}
			problem={problem}
			conflict={
				<ConflictAlert
					conflict={conflict}
					fields={{
						fromName: [t('field.fromName')],
						fromAddress: [t('field.fromAddress')],
						server: [t('outgoingServer'), serverText],
					}}
				/>
			}
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
				errors={form.errors}
				name="server"
				hasPassword={!!server?.hasPassword}
			/>
		</FormPage>
	);
}

/** What the form holds of the account's way out; without one, what it begins with. */
function valuesOf(server: OutgoingServer | null) {
	const way: ServerValues = {
		host: server?.host ?? '',
		port: server?.port ?? 465,
		security: server?.security ?? 'TLS',
		user: server?.user ?? '',
		password: '',
	};
	return { fromName: server?.fromName ?? '', fromAddress: server?.fromAddress ?? '', server: way };
}
