import { Alert, Skeleton, Stack, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { request } from '../../../api/client';
import { useIdempotencyKey } from '../../../api/idempotency';
import type { SignOnProvider } from '../../../api/types';
import { ConflictAlert } from '../../../frame/ConflictAlert';
import { DeleteButton } from '../../../frame/DeleteButton';
import { FormPage } from '../../../frame/FormPage';
import { useProblemForm } from '../../../frame/forms';
import { NotFound } from '../../../frame/NotFound';
import { tellCreated, tellSaved } from '../../../frame/told';
import { KINDS, type Kind, providersKey, useProviders } from '../api';
import { CopyField } from '../components/CopyField';
import { LinkedAgents } from '../components/LinkedAgents';
import { OpenIdFields } from '../components/OpenIdFields';
import { ProviderTest } from '../components/ProviderTest';
import { SamlFields } from '../components/SamlFields';
import { TokenFields } from '../components/TokenFields';
import { bodyOf, type ProviderValues, valuesOf } from '../values';

export function NewProviderPage() {
	const { kind } = useParams({ strict: false }) as { kind: string };
	const known = KINDS.find((each) => each === kind);
	return known ? <ProviderForm key={known} kind={known} provider={null} /> : <NotFound />;
}

export function EditProviderPage() {
	const { providerId } = useParams({ strict: false }) as { providerId: string };
	const query = useProviders();
	const provider = query.data?.find((each) => each.id === providerId);
	if (query.isPending) {
		return <Skeleton height={360} />;
	}
	return provider ? <ProviderForm key={provider.id} kind={provider.kind} provider={provider} /> : <NotFound />;
}

function ProviderForm({ kind, provider }: { kind: Kind; provider: SignOnProvider | null }) {
	const { t } = useTranslation('signon');
	const navigate = useNavigate();
	const queries = useQueryClient();
	const keyFor = useIdempotencyKey();
	const { form, problem, conflict, busy, submit } = useProblemForm<ProviderValues, SignOnProvider>(
		{
			initialValues: valuesOf(provider),
			validate: { label: (value) => (value.trim() ? null : t('required.label')) },
		},
		{ record: provider, valuesOf },
	);
	const save = () =>
		submit(async (values, version) => {
			const body = bodyOf(kind, values);
			const saved = provider
				? await request<SignOnProvider>('PUT', `/sign-on-providers/${provider.id}`, { body, ifMatch: version })
				: await request<SignOnProvider>('POST', '/sign-on-providers', { body, idempotencyKey: keyFor(body) });
			provider ? tellSaved() : tellCreated(saved.label);
			await queries.invalidateQueries({ queryKey: providersKey });
			// A new one has addresses to copy, so its page follows.
			await navigate({ to: provider ? '/settings/sign-on' : `/settings/sign-on/${saved.id}` });
		});
	return (
		<Stack>
			<FormPage
				title={provider ? provider.label : t(`kind.${kind}`)}
				description={t(`kindText.${kind}`)}
				problem={problem}
				conflict={
					<ConflictAlert
						conflict={conflict}
						fields={{
							label: [t('field.label')],
							active: [t('field.active')],
							issuer: [t(`issuer.${kind}`)],
							url: [t(kind === 'SAML' ? 'field.ssoUrl' : 'field.authenticationUrl')],
							clientId: [t('field.clientId')],
							scopes: [t('field.scopes')],
							emailClaim: [t('field.emailClaim')],
							verifiedOnly: [t('field.verifiedOnly')],
							certificates: [t('field.certificates')],
							unsolicited: [t('field.unsolicited')],
						}}
					/>
				}
				busy={busy}
				onSubmit={() => void save()}
				header={
					provider && (
						<DeleteButton
							question={t('deleteProvider', { label: provider.label })}
							onDelete={async () => {
								await request('DELETE', `/sign-on-providers/${provider.id}`);
								await queries.invalidateQueries({ queryKey: providersKey });
								await navigate({ to: '/settings/sign-on' });
							}}
						/>
					)
				}
			>
				<TextInput
					label={t('field.label')}
					description={t(kind === 'OIDC' || kind === 'SAML' ? 'hint.labelShown' : 'hint.label')}
					withAsterisk
					maxLength={60}
					{...form.getInputProps('label')}
				/>
				<Switch label={t('field.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
				{provider && <CopyField label={t(`endpoint.${kind}`)} value={provider.endpoint} />}
				{provider?.metadataUrl && <CopyField label={t('metadataUrl')} value={provider.metadataUrl} />}
				{!provider && (kind === 'OIDC' || kind === 'SAML') && (
					<Alert variant="light" color="gray">
						{t(`after.${kind}`)}
					</Alert>
				)}
				{(kind === 'AGENT_JWT' || kind === 'CUSTOMER_JWT') && (
					<TokenFields form={form} kind={kind} known={provider !== null} />
				)}
				{kind === 'OIDC' && <OpenIdFields form={form} known={provider !== null} />}
				{kind === 'SAML' && <SamlFields form={form} />}
			</FormPage>
			{provider && <ProviderTest provider={provider} />}
			{provider && (kind === 'OIDC' || kind === 'SAML') && <LinkedAgents provider={provider} />}
		</Stack>
	);
}
