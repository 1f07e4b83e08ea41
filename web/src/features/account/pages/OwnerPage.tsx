import { Alert, Checkbox, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import type { Owner } from '../../../api/types';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { useAgents } from '../../../frame/lookups';
import { sessionKey, useMe } from '../../../frame/session';
import { ErrorState } from '../../../frame/states';
import { tellSaved } from '../../../frame/told';

const key = ['account', 'owner'] as const;

/** Alterar proprietário: gives the account to another agent (OWN-1). */
export function OwnerPage() {
	const query = useQuery({ queryKey: key, queryFn: () => request<Owner>('GET', '/account/owner') });
	if (query.isPending) {
		return <Skeleton height={320} />;
	}
	return query.isLoadingError ? <ErrorState error={query.error} /> : <OwnerForm owner={query.data} />;
}

function OwnerForm({ owner }: { owner: Owner }) {
	const { t } = useTranslation('account');
	const me = useMe();
	const queries = useQueryClient();
	const navigate = useNavigate();
	const agents = useAgents();
	const login = me.account.loginName;
	const { form, problem, busy, submit } = useProblemForm({
		initialValues: {
			to: null as string | null,
			staysAdministrator: true,
			revokeTokens: true,
			endSessions: true,
			confirmation: '',
		},
		validate: {
			to: (value) => (value ? null : t('owner.choose')),
			confirmation: (value) => (value.trim().toLowerCase() === login ? null : t('owner.typeToConfirm', { login })),
		},
	});
	const give = async () => {
		const done = await submit(async (values) => {
			await request('PUT', '/account/owner', { body: { ...values, from: owner.id } });
		});
		await queries.invalidateQueries({ queryKey: key });
		if (done) {
			tellSaved();
			await queries.invalidateQueries({ queryKey: sessionKey });
			await queries.invalidateQueries({ queryKey: ['agents'] });
			await navigate({ to: '/' });
		}
	};
	const candidates = (agents.data ?? []).filter((each) => each.id !== owner.id && each.emailValidated);
	return (
		<FormPage
			title={t('owner.title')}
			description={t('owner.text', { name: owner.name })}
			problem={problem}
			busy={busy}
			submitLabel={t('owner.title')}
			onSubmit={() => void give()}
		>
			<Select
				label={t('owner.to')}
				description={t('owner.toHint')}
				required
				searchable
				data={candidates.map((each) => ({
					value: each.id,
					label: each.email ? `${each.name} (${each.email})` : each.name,
				}))}
				nothingFoundMessage={t('frame:palette.nothing')}
				{...form.getInputProps('to')}
			/>
			<Stack gap="xs">
				<Checkbox
					label={t('owner.staysAdministrator', { name: owner.name })}
					description={t('owner.staysAdministratorHint')}
					{...form.getInputProps('staysAdministrator', { type: 'checkbox' })}
				/>
				<Checkbox
					label={t('owner.revokeTokens', { name: owner.name })}
					description={t('owner.revokeTokensHint')}
					{...form.getInputProps('revokeTokens', { type: 'checkbox' })}
				/>
				<Checkbox
					label={t('owner.endSessions', { name: owner.name })}
					description={t('owner.endSessionsHint')}
					{...form.getInputProps('endSessions', { type: 'checkbox' })}
				/>
			</Stack>
			<Alert color="yellow">{t('owner.warning')}</Alert>
			<TextInput
				label={t('owner.typeToConfirm', { login })}
				required
				autoComplete="off"
				maxLength={250}
				{...form.getInputProps('confirmation')}
			/>
		</FormPage>
	);
}
