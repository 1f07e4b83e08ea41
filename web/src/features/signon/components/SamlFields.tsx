import { FileInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderForm } from '../values';

/** A SAML provider: from its metadata, or field by field. */
export function SamlFields({ form }: { form: ProviderForm }) {
	const { t } = useTranslation('signon');
	const [file, setFile] = useState<File | null>(null);
	const { metadata } = form.getValues();
	const read = async (chosen: File | null) => {
		setFile(chosen);
		form.setFieldValue('metadata', chosen ? await chosen.text() : '');
	};
	return (
		<>
			<FileInput
				label={t('field.metadata')}
				description={t('hint.metadata')}
				placeholder={t('chooseFile')}
				accept=".xml,text/xml,application/xml,application/samlmetadata+xml"
				clearable
				clearButtonProps={{ 'aria-label': t('frame:clear') }}
				value={file}
				onChange={(chosen) => void read(chosen)}
				error={form.errors.metadata}
			/>
			{!metadata && (
				<>
					<TextInput label={t('issuer.SAML')} withAsterisk maxLength={500} {...form.getInputProps('issuer')} />
					<TextInput
						label={t('field.ssoUrl')}
						description={t('hint.ssoUrl')}
						type="url"
						withAsterisk
						maxLength={2000}
						{...form.getInputProps('url')}
					/>
					<Textarea
						label={t('field.certificates')}
						description={t('hint.certificates')}
						withAsterisk
						autosize
						minRows={4}
						maxRows={12}
						maxLength={20000}
						styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
						{...form.getInputProps('certificates')}
					/>
				</>
			)}
			<TextInput
				label={t('field.emailAttribute')}
				description={t('hint.emailAttribute')}
				maxLength={250}
				{...form.getInputProps('emailClaim')}
			/>
			<Switch
				label={t('field.unsolicited')}
				description={t('hint.unsolicited')}
				{...form.getInputProps('unsolicited', { type: 'checkbox' })}
			/>
		</>
	);
}
