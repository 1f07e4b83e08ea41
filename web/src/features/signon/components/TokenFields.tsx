import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ProviderForm } from '../values';
import { SecretField } from './SecretField';

interface TokenFieldsProps {
	form: ProviderForm;
	kind: 'AGENT_JWT' | 'CUSTOMER_JWT';
	known: boolean;
}

/** Tokens that the company's own systems sign. */
export function TokenFields({ form, kind, known }: TokenFieldsProps) {
	const { t } = useTranslation('signon');
	return (
		<>
			<TextInput
				label={t(`issuer.${kind}`)}
				description={t('hint.domain')}
				withAsterisk
				maxLength={250}
				{...form.getInputProps('issuer')}
			/>
			{kind === 'CUSTOMER_JWT' && (
				<TextInput
					label={t('field.authenticationUrl')}
					description={t('hint.authenticationUrl')}
					type="url"
					withAsterisk
					maxLength={2000}
					{...form.getInputProps('url')}
				/>
			)}
			<SecretField form={form} label={t('field.key')} hint={t('hint.key')} known={known} generate />
		</>
	);
}
