import { SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProviderForm } from '../values';
import { SecretField } from './SecretField';

/** An OpenID provider, as its own pages name these things. */
export function OpenIdFields({ form, known }: { form: ProviderForm; known: boolean }) {
	const { t } = useTranslation('signon');
	return (
		<>
			<TextInput
				label={t('issuer.OIDC')}
				description={t('hint.issuer')}
				type="url"
				withAsterisk
				maxLength={500}
				{...form.getInputProps('issuer')}
			/>
			<SimpleGrid cols={{ base: 1, sm: 2 }}>
				<TextInput label={t('field.clientId')} withAsterisk maxLength={500} {...form.getInputProps('clientId')} />
				<SecretField form={form} label={t('field.clientSecret')} hint="" known={known} />
				<TextInput
					label={t('field.scopes')}
					description={t('hint.scopes')}
					maxLength={500}
					{...form.getInputProps('scopes')}
				/>
				<TextInput
					label={t('field.emailClaim')}
					description={t('hint.emailClaim')}
					placeholder="email"
					maxLength={250}
					{...form.getInputProps('emailClaim')}
				/>
			</SimpleGrid>
			<Switch
				label={t('field.verifiedOnly')}
				description={t('hint.verifiedOnly')}
				{...form.getInputProps('verifiedOnly', { type: 'checkbox' })}
			/>
		</>
	);
}
