import type { UseFormReturnType } from '@mantine/form';
import type { SignOnProvider } from '../../api/types';
import type { Kind } from './api';

/** What the form holds; fields that the kind does not have stay empty. */
export interface ProviderValues extends Record<string, unknown> {
	label: string;
	active: boolean;
	issuer: string;
	url: string;
	/** Typed or generated here; what is kept is never shown. */
	secret: string;
	clientId: string;
	scopes: string;
	emailClaim: string;
	verifiedOnly: boolean;
	certificates: string;
	unsolicited: boolean;
	metadata: string;
}

export type ProviderForm = UseFormReturnType<ProviderValues>;

export function valuesOf(provider: SignOnProvider | null): ProviderValues {
	return {
		label: provider?.label ?? '',
		active: provider?.active ?? true,
		issuer: provider?.issuer ?? '',
		url: provider?.url ?? '',
		secret: '',
		clientId: provider?.clientId ?? '',
		scopes: provider?.scopes ?? 'openid email profile',
		emailClaim: provider ? (provider.emailClaim ?? '') : '',
		verifiedOnly: provider?.verifiedOnly ?? true,
		certificates: provider?.certificates ?? '',
		unsolicited: provider?.unsolicited ?? false,
		metadata: '',
	};
}

export function bodyOf(kind: Kind, values: ProviderValues) {
	const { label, active, issuer, url, secret, clientId, scopes, emailClaim, verifiedOnly, certificates } = values;
	return {
		kind,
		label,
		active,
		issuer,
		secret: secret || null,
		...(kind === 'CUSTOMER_JWT' ? { url } : {}),
		...(kind === 'OIDC' ? { clientId, scopes, emailClaim, verifiedOnly } : {}),
		...(kind === 'SAML'
			? { url, certificates, emailClaim, unsolicited: values.unsolicited, metadata: values.metadata || null }
			: {}),
	};
}
